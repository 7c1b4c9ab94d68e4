import { constant, type Issue, type Schedule } from '@lrlab/core';
import type { GroupRun } from '../form/form.ts';
import { exponentialStairs, exponentialStairsOf } from '../frameworks/tensorflow/exponential-decay.ts';
import { type FunctionSource, functionIn } from '../text/python/python-function.ts';
import { rateIn, refusedSampling, sampled } from './function-source.ts';

/** The one number that a function always gives, if it is known. */
function factorOf(source: FunctionSource): number | undefined {
  const { shape } = functionIn(source);
  return shape && 'always' in shape ? shape.always : undefined;
}

/** Why a function of factors from tick to tick cannot be read: one number is known for ever, others are asked. */
export const refusedMultiplicative = (source: FunctionSource, run: GroupRun): readonly Issue[] =>
  factorOf(source) === undefined ? refusedSampling(run) : [];

/** A base rate times the factors of all ticks up to one; that of tick 0 is never asked. */
export function readMultiplicative(source: FunctionSource, base: number, run: GroupRun): Schedule {
  const factor = factorOf(source);
  if (factor === 1) return constant({ rate: base });
  if (factor !== undefined) return exponentialStairs(base, factor, 1, factor < 0);
  const next = rateIn(source);
  let rate = base;
  return sampled((tick) => (rate = tick === 0 ? base : rate * next(tick)), { run, name: 'lr_lambda' });
}

/** The rate at first and the factor of each tick, where it is always the same. */
export function multiplicativeOf(
  schedule: Schedule,
): { readonly base: number; readonly source: FunctionSource } | undefined {
  if (schedule.kind === 'constant') return { base: schedule.rate, source: { function: 'lambda epoch: 1.0' } };
  const found = exponentialStairsOf(schedule);
  if (!found || (found.staircase && found.every !== 1)) return undefined;
  const factor = found.factor < 0 ? found.factor : found.factor ** (1 / found.every);
  return { base: found.rate, source: { function: `lambda epoch: ${factor}` } };
}
