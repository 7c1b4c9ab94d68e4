import type { Issue, Schedule } from '@lrlab/core';
import { checkArgs } from '../../form/check-args.ts';
import { type Args, type Form, form } from '../../form/form.ts';
import { type ArgumentType, required, when } from '../../form/parameter.ts';
import { joined } from './joined.ts';
import { joinedIn } from './single-precision.ts';
import { warmupCosineDecaySchedule as cycleForm } from './warmup-cosine-decay-schedule.ts';

interface SgdrArgs {
  readonly cosine_kwargs: readonly Args[];
}

const dicts: ArgumentType = {
  expected: 'a list of dicts',
  holds: (value) =>
    Array.isArray(value) &&
    value.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one)),
};

const checked = ({ cosine_kwargs }: SgdrArgs) =>
  cosine_kwargs.map((args) => checkArgs(cycleForm, { args, run: {} }));

/** The steps at which each cycle but the first begins. */
function boundariesOf({ cosine_kwargs }: SgdrArgs): number[] {
  let end = 0;
  const ends = cosine_kwargs.map(({ decay_steps }) => (end += decay_steps as number));
  return ends.slice(0, -1);
}

/** The cycles that are played one after the other, each to its end. */
function cyclesOf(schedule: Schedule): readonly Args[] | undefined {
  const parts = schedule.kind === 'sequence' ? schedule.parts : [schedule];
  const cycles = parts.map((part) => cycleForm.write(part, {}));
  return cycles.every((cycle) => cycle !== undefined && (cycle['warmup_steps'] as number) >= 0)
    ? (cycles as Args[])
    : undefined;
}

export const sgdrSchedule: Form = form<SgdrArgs>({
  name: 'sgdr_schedule',
  parameters: [required('cosine_kwargs', dicts)],
  refuses: (args) => [
    ...when(args.cosine_kwargs.length === 0, 'cosine_kwargs', 'at least one dict', args.cosine_kwargs),
    ...checked(args).flatMap(({ issues }, i) =>
      issues.map(
        (issue): Issue => ({ ...issue, path: issue.path.replace('args', `args.cosine_kwargs[${i}]`) }),
      ),
    ),
  ],
  read: (args) =>
    joined(
      checked(args).map((cycle) => cycleForm.read(cycle.args, {})),
      boundariesOf(args),
    ),
  write: (schedule) => {
    const alone = cycleForm.write(schedule, {});
    const cosine_kwargs = cyclesOf(schedule) ?? (alone && [alone]);
    return cosine_kwargs && { cosine_kwargs };
  },
  inSinglePrecision: (args) =>
    joinedIn(
      checked(args).map((cycle) => cycleForm.inSinglePrecision!(cycle.args, {})),
      boundariesOf(args),
    ),
  families: ['cosine restarts, listed', 'warm-up: linear', 'one after the other'],
  formula: 'warmup_cosine_decay_schedule of each dict, one after the other, each decay_steps long',
  notes: [
    {
      code: 'last-step',
      text: 'The decay_steps of each cycle include its warm-up; after the last cycle its end_value holds.',
      fixture: 'optax/sgdr_schedule-two',
    },
  ],
});
