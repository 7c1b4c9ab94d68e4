import { constant, exponential, type Issue, type Schedule, scaleRates } from '@lrlab/core';
import type { GroupRun } from '../form/form.ts';
import { writeFunction } from '../text/function/write-function.ts';
import { type FunctionSource, functionIn } from '../text/python/python-function.ts';
import { rateIn, refusedSampling, sampled } from './function-source.ts';

/** Why a function of factors cannot be read: a power of a positive number, or one number, is known for ever; others are asked. */
export function refusedLambda(source: FunctionSource, run: GroupRun): readonly Issue[] {
  const { shape } = functionIn(source);
  const isExact = shape !== undefined && !('base' in shape && shape.base < 0);
  return isExact ? [] : refusedSampling(run);
}

/** A base rate times the factor that a function gives at each tick. */
export function readLambda(source: FunctionSource, base: number, run: GroupRun): Schedule {
  const { shape } = functionIn(source);
  if (shape && 'always' in shape) return constant({ rate: base * shape.always });
  if (shape && shape.base >= 0) return exponential({ rate: base, factor: shape.base, every: 1 });
  const rate = rateIn(source);
  return sampled((tick) => base * rate(tick), { run, name: 'lr_lambda' });
}

/** The function of the factors that make a schedule of a base rate; nothing where that is not above 0. */
export function writeLambda(schedule: Schedule, base: number): FunctionSource | undefined {
  if (!(base > 0)) return undefined;
  if (schedule.kind === 'exponential' && schedule.rate === base)
    return { function: `lambda step: ${schedule.factor ** (1 / schedule.every)} ** step` };
  return { function: writeFunction(scaleRates(schedule, 1 / base)) };
}
