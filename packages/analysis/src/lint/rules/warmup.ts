import { type Schedule, segmentsOf } from '@lrlab/core';
import { limits } from '../limits.ts';
import { type Hit, type Rule, when } from '../rule.ts';
import type { View } from '../view.ts';
import { counted, percent, shown } from '../words.ts';

const mostLooks = 1000;

/** The leading updates with a rate of 0: plateaus as a whole, and then one by one. */
function idleIn(schedule: Schedule, rate: (step: number) => number, end: number): number {
  let idle = 1;
  for (const { end: until, from, to, shape } of segmentsOf(schedule, { end, limit: mostLooks })) {
    if (from !== 0 || to !== 0 || shape !== 'constant') break;
    idle = Math.max(idle, Math.ceil(until));
  }
  const most = Math.min(end, idle + mostLooks);
  while (idle < most && rate(idle) === 0) idle++;
  return idle;
}

export const idleUpdates: Rule = {
  id: 'warmup/idle-updates',
  severity: 'warning',
  summary: 'The first updates have a rate of 0 and learn nothing.',
  condition:
    'The number of leading updates with a rate of 0: one within a warm-up is info, two or more, or one without a warm-up, a warning.',
  why: 'A ramp that starts from zero wastes its first batch, which is how most frameworks have it. More than that is a clock that is late (DeepSpeed), a warm-up by epoch whose whole first epoch is lost, or a rate that was never set.',
  fix: 'Start the warm-up above 0, or count the idle updates into its length.',
  check: ({ rate, end = 1, warmup = 0, subject }) => {
    if (rate?.(0) !== 0) return [];
    const idle = idleIn(subject.schedule!, rate, end);
    const isUsual = idle === 1 && warmup > 0;
    const whole = idle === end && idle > 1 ? ', which are all of the run' : '';
    return [
      {
        severity: isUsual ? 'info' : 'warning',
        message: `the first ${idle === 1 ? 'update has' : `${shown(idle)} updates have`} a rate of 0${whole}`,
        step: 0,
        ...(isUsual &&
          subject.dialect !== undefined && { fix: 'Nothing to do, if one batch does not matter.' }),
      },
    ];
  },
  examples: {
    fires: {
      dialect: 'deepspeed',
      text: '{"scheduler": {"type": "WarmupLR", "params": {"warmup_min_lr": 0, "warmup_max_lr": 0.001, "warmup_num_steps": 100, "warmup_type": "linear"}}}',
      run: { totalSteps: 1000 },
    },
    quiet: {
      dialect: 'deepspeed',
      text: '{"scheduler": {"type": "WarmupLR", "params": {"warmup_min_lr": 1e-5, "warmup_max_lr": 0.001, "warmup_num_steps": 100, "warmup_type": "linear"}}}',
      run: { totalSteps: 1000 },
    },
  },
};

const { share, fewSteps, longRun } = limits.warmup;

export const tooLong: Rule = {
  id: 'warmup/too-long',
  severity: 'error',
  summary: 'The warm-up takes most of the run, or next to nothing of it.',
  condition: `The warm-up W is as long as the run or the schedule, whichever is shorter (N), or longer: error; W / N over ${share}: warning; W of at most ${fewSteps} updates with N over ${longRun}: info.`,
  why: 'A run that ends in its warm-up has never trained as it was meant to. It is mostly a length in steps that was read as epochs, or a least length such as the 100 batches of YOLO on a small data set; a warm-up of five updates is one of five epochs that was read as steps.',
  fix: 'Give the warm-up in the unit that the framework counts, or shorten it to a few percent of the run.',
  check: ({ warmup, total, executed, every }) => {
    const length = Math.min(total ?? Infinity, executed ?? Infinity);
    if (warmup === undefined || warmup <= 0 || length === Infinity) return [];
    const part = warmup / length;
    if (part >= 1)
      return [
        {
          message: `the warm-up of ${shown(warmup)} updates is not over within the ${shown(length)} of the ${total === length ? 'schedule' : 'run'}`,
          step: Math.ceil(length) - 1,
        },
      ];
    if (part > share)
      return [
        {
          severity: 'warning',
          message: `the warm-up takes ${shown(warmup)} of ${shown(length)} updates (${percent(part)})`,
          step: Math.floor(warmup),
        },
      ];
    return when(warmup <= fewSteps && length > longRun && every <= 1, () => ({
      severity: 'info',
      message: `the warm-up has ${counted(warmup, 'update')} of ${shown(length)}: are these epochs?`,
      step: Math.floor(warmup),
    }));
  },
  examples: {
    fires: {
      dialect: 'ultralytics',
      text: 'train.py --epochs 5 --hyp hyp.yaml',
      run: { stepsPerEpoch: 16 },
    },
    quiet: {
      dialect: 'ultralytics',
      text: 'train.py --epochs 300 --hyp hyp.yaml',
      run: { stepsPerEpoch: 16 },
    },
  },
};

/** Where the warm-up ends, and how the rate goes on there. */
function seamOf({ warmup = 0, every, rate, end = Infinity, peak }: View) {
  const at = Math.ceil(warmup);
  if (!rate || peak === undefined || !(peak > 0) || at < 2 || at >= end) return undefined;
  const [before, after] = [rate(at - 1), rate(at)];
  const earlier = rate(Math.max(0, at - 1 - every));
  // A constant warm-up is meant to jump.
  if (before === rate(0)) return undefined;
  return { at, before, after, slope: Math.abs(before - earlier), peak };
}

const { steps, share: least, drop: leastDrop } = limits.seam;

/** A drop that is the main curve's own: its next epoch falls as far. */
const isOwnStair = ({ rate, subject: { run, declared } }: View, at: number, drop: number): boolean => {
  const next = at + (run?.stepsPerEpoch ?? 1);
  return declared?.mixesUnits === true && rate !== undefined && drop <= rate(at) - rate(next);
};

export const seam: Rule = {
  id: 'warmup/seam',
  severity: 'warning',
  summary: 'The rate jumps or drops where the warm-up ends.',
  condition: `At the end W of a ramp the rate changes by more than ${steps} times the peak over the steps of the ramp, twice the ramp's own last step and ${percent(least)} of the peak; or it falls though the ramp was heading more than ${percent(leastDrop)} of the peak higher. A milestone at W, and a warm-up at one rate, are meant to jump.`,
  why: 'The warm-up aims at one rate and the main curve goes on at another, mostly because the curve has run on under the warm-up (timm without warmup_prefix) or a milestone is not where the ramp ends (SequentialLR).',
  fix: 'Let the main curve begin where the warm-up ends: warmup_prefix in timm, the milestone equal to total_iters in PyTorch, end_lr equal to the first rate in Paddle.',
  check: (view): readonly Hit[] => {
    const found = seamOf(view);
    if (!found || view.milestones.some((milestone) => Math.ceil(milestone) === found.at)) return [];
    const { at, before, after, slope, peak } = found;
    const jump = Math.abs(after - before);
    const mean = peak / Math.max(1, (view.warmup ?? 1) / view.every);
    const isJump = jump > steps * mean && jump > least * peak && jump > steps * slope;
    const isDrop =
      after < before && before + slope - after > leastDrop * peak && !isOwnStair(view, at, before - after);
    return when(isJump || isDrop, () => ({
      message: `the rate goes from ${shown(before)} to ${shown(after)} where the warm-up ends, after ${shown(at)} updates; its steps there are ${shown(slope)}`,
      step: at,
    }));
  },
  examples: {
    fires: {
      dialect: 'timm',
      text: 'CosineLRScheduler(optimizer, t_initial=8, warmup_t=3, warmup_lr_init=0.1)',
      run: { baseRate: 1, epochs: 8 },
    },
    quiet: {
      dialect: 'timm',
      text: 'CosineLRScheduler(optimizer, t_initial=8, warmup_t=3, warmup_lr_init=0.1, warmup_prefix=True)',
      run: { baseRate: 1, epochs: 11 },
    },
  },
};
