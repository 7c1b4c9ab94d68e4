import type { Schedule } from '@lrlab/core';
import { number, type Parameter, required } from '../../form/parameter.ts';
import { joined } from './joined.ts';
import { type Polynomial, polynomial, polynomialOf } from './polynomial.ts';
import { polynomialIn, type Single } from './single-precision.ts';

/** A line up to a peak, before something else. */
export interface Warmup {
  readonly init: number;
  readonly peak: number;
  readonly steps: number;
}

export const line = ({ init, peak, steps }: Warmup): Polynomial => ({
  init,
  end: peak,
  power: 1,
  steps,
  begin: 0,
});

/** The warm-up, then `rest` on its own clock. */
export const warmed = (warmup: Warmup, rest: Schedule): Schedule =>
  joined([polynomial(line(warmup)), rest], [warmup.steps]);

/** What {@link warmed} was made of; a negative length has joined `rest` late. */
export function warmedOf(schedule: Schedule): {
  readonly warmup?: Warmup;
  readonly late: number;
  rest: Schedule;
} {
  const [first, rest, ...more] = schedule.kind === 'sequence' ? schedule.parts : [];
  const up = first && first.kind === 'ramp' ? polynomialOf(first) : undefined;
  if (up?.power === 1 && rest && more.length === 0)
    return { warmup: { init: up.init, peak: up.end, steps: up.steps }, late: 0, rest };
  if (schedule.kind === 'window' && schedule.steps === null)
    return { late: schedule.start, rest: schedule.part };
  return { late: 0, rest: schedule };
}

export const warmupIn = (warmup: Warmup): Single => polynomialIn(line(warmup));

/** The arguments of a warm-up. */
export interface WarmupArgs {
  readonly init_value: number;
  readonly peak_value: number;
  readonly warmup_steps: number;
}

export const warmupParameters: readonly Parameter[] = [
  required('init_value', number),
  required('peak_value', number),
  required('warmup_steps', number),
];

export const warmupOf = (args: WarmupArgs): Warmup => ({
  init: args.init_value,
  peak: args.peak_value,
  steps: args.warmup_steps,
});
