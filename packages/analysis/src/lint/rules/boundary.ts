import { breakpointsOf, type Schedule } from '@lrlab/core';
import { type Hit, type Rule, when } from '../rule.ts';
import { argumentPath, type View } from '../view.ts';
import { counted, listed } from '../words.ts';

const mostBreakpoints = 1000;

const edgesOf = (schedule: Schedule, end: number): readonly number[] =>
  breakpointsOf(schedule, { end, limit: mostBreakpoints }).filter((step) => step < end);

/** Edges that all lie one update from those that they were translated from. */
function translated({ subject, end }: View): readonly Hit[] {
  const { schedule, origin } = subject;
  if (!schedule || !origin?.schedule || end === undefined) return [];
  const [from, to] = [edgesOf(origin.schedule, end), edgesOf(schedule, end)];
  if (from.length === 0 || from.length !== to.length) return [];
  const shift = to[0]! - from[0]!;
  const isShift = Math.abs(shift) === 1 && to.every((step, i) => step - from[i]! === shift);
  return when(isShift, () => ({
    message: `the rate changes at ${listed(to.slice(0, 5))}, and in what it was translated from at ${listed(from.slice(0, 5))}: an update ${shift < 0 ? 'earlier' : 'later'}`,
    step: Math.min(to[0]!, from[0]!),
    fix: `Move the boundaries by ${shift < 0 ? 'one up' : 'one down'}.`,
  }));
}

/** Milestones that somebody has moved by one already, such as 31, 61, 91. */
const areMoved = (milestones: readonly number[]): boolean => milestones.every((one) => one % 5 === 1);

function early({ calls, subject: { dialect } }: View): readonly Hit[] {
  if (dialect !== 'timm') return [];
  return calls.flatMap((call) => {
    const isFactory = call.name === 'create_scheduler_v2' && call.args['sched'] === 'multistep';
    const name = isFactory ? 'decay_milestones' : 'decay_t';
    const milestones = isFactory || call.name === 'MultiStepLRScheduler' ? call.args[name] : undefined;
    if (!Array.isArray(milestones) || milestones.length === 0 || areMoved(milestones)) return [];
    return [
      {
        message: `timm falls at ${listed(milestones.map((one) => one - 1))} where ${listed(milestones)} ${milestones.length === 1 ? 'is' : 'are'} written, ${counted(1, 'epoch')} early`,
        fix: `Write ${listed(milestones.map((one) => one + 1))}, if ${listed(milestones)} ${milestones.length === 1 ? 'is' : 'are'} meant.`,
        path: argumentPath(call, name),
      },
    ];
  });
}

export const boundary: Rule = {
  id: 'boundary/convention',
  severity: 'warning',
  summary: 'A boundary means one update more, or less, than it says.',
  condition:
    "Every change of the rate lies one update from those of the schedule that it was translated from; or timm's multi-step has milestones that were not moved by one; or DeiT passes each epoch to step only after it, so that all is an epoch late.",
  why: 'TensorFlow and Keras keep the old value at the boundary, nearly all others have the new one there, and timm looks one epoch ahead. A milestone that is copied from one to the other moves.',
  fix: 'Move the boundaries by one.',
  check: (view) => [
    ...translated(view),
    ...early(view),
    ...when(view.subject.dialect === 'deit', () => ({
      message: 'the first two epochs have the same rate, and every later one that of the epoch before',
      fix: 'Pass epoch + 1 to step, or take a schedule one epoch shorter.',
      step: Math.max(view.every, 1),
    })),
  ],
  examples: {
    fires: {
      dialect: 'pytorch',
      text: 'MultiStepLR(optimizer, milestones=[100, 200])',
      run: { baseRate: 0.1, totalSteps: 300 },
      origin: {
        dialect: 'tensorflow',
        text: 'tf.train.piecewise_constant(global_step, [100, 200], [0.1, 0.01, 0.001])',
      },
    },
    quiet: {
      dialect: 'pytorch',
      text: 'MultiStepLR(optimizer, milestones=[101, 201])',
      run: { baseRate: 0.1, totalSteps: 300 },
      origin: {
        dialect: 'tensorflow',
        text: 'tf.train.piecewise_constant(global_step, [100, 200], [0.1, 0.01, 0.001])',
      },
    },
  },
};
