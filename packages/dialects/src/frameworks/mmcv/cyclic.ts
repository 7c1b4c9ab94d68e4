import { ramp, repeat, type Schedule, sequence } from '@lrlab/core';
import type { Form } from '../../form/form.ts';
import {
  type ArgumentType,
  flag,
  integer,
  number,
  numbers,
  optional,
  when,
  word,
} from '../../form/parameter.ts';
import { cyclicArgsOf } from './cyclic-args.ts';
import { type Hook, lrUpdaterHook, momentumUpdaterHook, type Progress } from './hook.ts';

export interface CyclicArgs {
  readonly target_ratio: number | readonly number[];
  readonly cyclic_times: number;
  readonly step_ratio_up: number;
  readonly anneal_strategy: string;
  readonly gamma: number;
}

const ratioType: ArgumentType = {
  expected: 'a float or a tuple of one or two',
  holds: (value) =>
    number.holds(value) || (numbers.holds(value) && [1, 2].includes((value as number[]).length)),
};

/** More cycles than anybody trains; each is data of its own where gamma shrinks them. */
const most = 10_000;

/** Iterations of a cycle, and of its rise. */
export function lengthsOf(
  { cyclic_times, step_ratio_up }: Pick<CyclicArgs, 'cyclic_times' | 'step_ratio_up'>,
  last: number,
): { readonly whole: number; readonly up: number } {
  const whole = Math.floor(last / cyclic_times);
  return { whole, up: Math.trunc(step_ratio_up * whole) };
}

/** One cycle, up from the base and down to the end; `scale` pulls the peak towards the base. */
function cycleOf(args: CyclicArgs, { base, last }: Progress, scale: number): Schedule {
  const { whole, up } = lengthsOf(args, last);
  const curve = args.anneal_strategy === 'cos' ? 'cosine' : 'linear';
  const [peak = 1, end = peak / 1e5] = [args.target_ratio].flat();
  const pulled = (ratio: number): number => base * (1 - scale + ratio * scale);
  // Without a rise it is the end that the framework pulls.
  if (up === 0) return ramp({ from: base * peak, to: pulled(end), steps: whole, curve });
  return sequence([
    ramp({ from: base, to: pulled(peak), steps: up, curve }),
    ramp({ from: pulled(peak), to: base * end, steps: whole - up, curve }),
  ]);
}

const cyclic = (target: readonly number[]): Omit<Hook<CyclicArgs>, 'name' | 'aliases'> => ({
  parameters: [
    optional('by_epoch', flag, false),
    optional('target_ratio', ratioType, target),
    optional('cyclic_times', integer, 1),
    optional('step_ratio_up', number, 0.4),
    optional('anneal_strategy', word, 'cos'),
    optional('gamma', number, 1),
  ],
  byIteration: true,
  asksLength: true,
  refuses: (args, { last }) => [
    ...when(
      args.step_ratio_up < 0 || args.step_ratio_up >= 1,
      'step_ratio_up',
      'a number in [0, 1)',
      args.step_ratio_up,
    ),
    ...when(args.gamma <= 0 || args.gamma > 1, 'gamma', 'a number in (0, 1]', args.gamma),
    ...when(
      !['cos', 'linear'].includes(args.anneal_strategy),
      'anneal_strategy',
      '"cos" or "linear"',
      args.anneal_strategy,
    ),
    ...when(
      last < Infinity && !(args.cyclic_times > 0 && args.cyclic_times <= Math.min(last, most)),
      'cyclic_times',
      `a number from 1 to ${Math.min(last, most)}, as every cycle has an iteration`,
      args.cyclic_times,
    ),
  ],
  regular: (args, progress) => {
    if (args.gamma === 1) return repeat(cycleOf(args, progress, 1));
    const count = Math.ceil(progress.last / lengthsOf(args, progress.last).whole);
    return sequence(Array.from({ length: count }, (_, i) => cycleOf(args, progress, args.gamma ** i)));
  },
  families: ['cyclic'],
  formula:
    'from base to ratio[0] * base over step_ratio_up of max_iters // cyclic_times, then to ratio[1] * base',
  notes: [
    {
      code: 'after-end',
      text: 'What cyclic_times leaves over of max_iters begins a further cycle.',
      fixture: 'mmcv/cyclic-three',
    },
    {
      code: 'floor',
      text: 'gamma pulls the peak towards the base and not the end; without a rise, the end and not the peak.',
      fixture: 'mmcv/cyclic-no-rise-gamma',
    },
  ],
});

export const cyclicLrUpdaterHook: Form = lrUpdaterHook<CyclicArgs>({
  ...cyclic([10, 1e-4]),
  name: 'CyclicLrUpdaterHook',
  aliases: ['CyclicLrUpdater', 'cyclic', 'Cyclic'],
  propose: cyclicArgsOf,
});

export const cyclicMomentumUpdaterHook: Form = momentumUpdaterHook<CyclicArgs>({
  ...cyclic([0.85 / 0.95, 1]),
  name: 'CyclicMomentumUpdaterHook',
  families: ['cyclic', 'momentum'],
  idle: {},
});
