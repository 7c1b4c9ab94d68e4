import { type Issue, type Schedule, ScheduleError, samples } from '@lrlab/core';
import type { GroupRun } from '../form/form.ts';
import type { ArgumentType } from '../form/parameter.ts';
import { type FunctionSource, functionIn, isFunctionSource } from '../text/python/python-function.ts';

const holds = (value: unknown): boolean => isFunctionSource(value) && functionIn(value).rate !== undefined;

/** A function in Python, as `{ function: 'lambda epoch: 0.95 ** epoch' }`: read by arithmetic, never run. */
export const functionSource: ArgumentType = {
  expected: 'a function of one number in plain arithmetic, such as lambda epoch: 0.95 ** epoch',
  holds,
  source: true,
};

/** Longer tables would fill the memory. */
export const mostSampled = 1_000_000;

/** Why a function cannot be sampled over a run: it has no length, or one that is too long. */
export function refusedSampling({ totalSteps }: GroupRun): readonly Issue[] {
  if (totalSteps !== undefined && totalSteps <= mostSampled) return [];
  const expected = `a number above 0 and up to ${mostSampled}, as the function is asked at every step`;
  const message = `expected ${expected}, got ${totalSteps ?? 'nothing'}`;
  return [{ path: 'run.totalSteps', code: totalSteps === undefined ? 'field' : 'range', message }];
}

/** What a function gives at every tick of a run, and at the one that the last scheduler.step() asks for. */
export function sampled(
  rate: (tick: number) => number,
  { run: { totalSteps = 1 }, name }: { readonly run: GroupRun; readonly name: string },
): Schedule {
  try {
    return samples({ rates: Array.from({ length: Math.ceil(totalSteps) + 1 }, (_, tick) => rate(tick)) });
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    throw new ScheduleError(error.issues.map((issue) => ({ ...issue, path: `args.${name}` })));
  }
}

/** The function of a source that was checked. */
export const rateIn = (source: FunctionSource): ((tick: number) => number) => functionIn(source).rate!;

/** One function, or one for each parameter group. */
export const oneOrEach: ArgumentType = {
  ...functionSource,
  expected: `${functionSource.expected}, or a list with one for each group`,
  holds: (value) => (Array.isArray(value) ? value.every(holds) : holds(value)),
};

type Functions = FunctionSource | readonly FunctionSource[];

/** The function of a group. */
export const ownOf = (functions: Functions, group = 0): FunctionSource | undefined =>
  'function' in functions ? functions : functions[group];

/** How many groups a list of functions is for. */
export const functionsByGroup = (functions: Functions): number | undefined =>
  'function' in functions ? undefined : functions.length;
