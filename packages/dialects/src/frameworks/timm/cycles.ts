import { constant, type Issue, type Ramp, repeat, type Schedule, sequence } from '@lrlab/core';
import type { GroupRun, Note } from '../../form/form.ts';
import {
  above0,
  from0,
  integer,
  number,
  optional,
  type Parameter,
  required,
  when,
} from '../../form/parameter.ts';
import { spansOf } from '../../shared/timeline.ts';
import { clockParameters, initialize, optimizer, type WarmupArgs, warmupParameters } from './warm-up.ts';

/** The arguments of the schedulers that go in cycles. */
export interface CycleArgs extends WarmupArgs {
  readonly t_initial: number;
  readonly lr_min: number;
  readonly cycle_mul: number;
  readonly cycle_decay: number;
  readonly cycle_limit: number;
}

/** The signature, with a scheduler's own parameters after the first and near the last. */
export const cycleParameters = (
  own: readonly Parameter[],
  last: readonly Parameter[] = [],
): readonly Parameter[] => [
  optimizer,
  required('t_initial', above0),
  ...own,
  optional('lr_min', from0, 0),
  optional('cycle_mul', number, 1),
  optional('cycle_decay', number, 1),
  optional('cycle_limit', integer, 1),
  ...warmupParameters(false),
  ...clockParameters,
  ...last,
  initialize,
];

const mostCycles = 10_000;

export const refusedCycles = ({ cycle_mul, cycle_limit }: CycleArgs): readonly Issue[] => [
  ...when(
    cycle_mul < 1,
    'cycle_mul',
    'a number from 1, as cycles that shrink end in no logarithm',
    cycle_mul,
  ),
  ...when(cycle_limit > mostCycles, 'cycle_limit', `at most ${mostCycles} cycles`, cycle_limit),
];

/** One cycle after the other and then `lr_min`; `cycle` makes one of a peak and a length. */
export function cycles(
  { t_initial, lr_min, cycle_mul, cycle_decay, cycle_limit }: CycleArgs,
  base: number,
  cycle: (peak: number, steps: number) => Schedule,
): Schedule {
  const rest = constant({ rate: lr_min });
  if (cycle_limit <= 0) return rest;
  const first = cycle(base, t_initial);
  if (cycle_limit === 1) return sequence([first, rest]);
  // Only the peak shrinks, not what is over the floor: one by one where that differs.
  if (lr_min === 0 || cycle_decay === 1) {
    const options = { times: cycle_limit, stepsFactor: cycle_mul, rateFactor: cycle_decay, floor: lr_min };
    return sequence([repeat(first, options), rest]);
  }
  const parts = Array.from({ length: cycle_limit }, (_, i) =>
    cycle(base * cycle_decay ** i, t_initial * cycle_mul ** i),
  );
  return sequence([...parts, rest]);
}

export type CycleShape = Pick<
  CycleArgs,
  't_initial' | 'lr_min' | 'cycle_mul' | 'cycle_decay' | 'cycle_limit'
>;

/** The arguments of {@link cycles}, and the first cycle; `peak` tells the peak that one was made of. */
export function cyclesOf(
  main: Schedule,
  { baseRate = 1 }: GroupRun,
  peak: (cycle: Ramp, floor: number) => number,
): (CycleShape & { readonly cycle: Ramp | undefined }) | undefined {
  const parts = spansOf(main).map(({ part }) => part);
  const last = parts.at(-1)!;
  const lr_min = last.kind === 'constant' ? last.rate : last.kind === 'ramp' ? last.to : undefined;
  if (lr_min === undefined) return undefined;
  const [first, second] = last.kind === 'constant' ? parts.slice(0, -1) : parts;
  const one = { t_initial: 1, lr_min, cycle_mul: 1, cycle_decay: 1, cycle_limit: 1 };
  if (!first) return { ...one, cycle_limit: 0, cycle: undefined };
  if (first.kind === 'repeat') {
    const { part, times, stepsFactor, rateFactor } = first;
    if (part.kind !== 'ramp' || times === null) return undefined;
    const shape = {
      t_initial: part.steps,
      cycle_mul: stepsFactor,
      cycle_decay: rateFactor,
      cycle_limit: times,
    };
    return { ...one, ...shape, cycle: part };
  }
  if (first.kind !== 'ramp') return undefined;
  if (second?.kind !== 'ramp') return { ...one, t_initial: first.steps, cycle: first };
  return {
    t_initial: first.steps,
    lr_min,
    cycle_mul: second.steps / first.steps,
    cycle_decay: peak(second, lr_min) / baseRate,
    cycle_limit: parts.length - (last.kind === 'constant' ? 1 : 0),
    cycle: first,
  };
}

export const cycleNotes: readonly Note[] = [
  {
    code: 'after-end',
    text: 'After the last cycle the rate is lr_min.',
    fixture: 'timm/cosine-cycles',
  },
  {
    code: 'floor',
    text: 'cycle_decay lowers the peak of a cycle and leaves lr_min where it is.',
    fixture: 'timm/cosine-cycles-decay',
  },
  {
    code: 'rounding',
    text: 'With cycle_mul the cycle is found by a quotient of logarithms, which names the one before at some exact restarts, such as update 121 of cycles of 1, 3, 9, …; there one more update is at lr_min. Which restarts is in the last digit of the C library, so here the new cycle always begins.',
    fixture: 'timm/cosine-cycles-mul-3',
  },
];
