import type { Schedule } from '@lrlab/core';
import { type Numbers, python } from './numbers.ts';
import { bodyOf } from './sequence-text.ts';
import type { Writing } from './writing.ts';

export interface FunctionOptions {
  /** The name of its `def`; unless told, a `lambda` where one expression says it all, else `rate`. */
  readonly name?: string;
  /** What it calls the tick; `step`, unless told. */
  readonly tick?: string;
  /** What it computes with; Python's own numbers, unless told. */
  readonly numbers?: Numbers;
  /** Ticks of the run: more may not be known where arrays have no loops. */
  readonly length?: number | undefined;
}

/**
 * A schedule as a plain Python function of the step: the last resort that is always exact. It has the schedule's own rates, at
 * every step, and after the end the rate at the end.
 *
 * @example
 * writeFunction(ramp({ from: 0.1, to: 0, steps: 100, curve: { power: 2 } }));
 * // => 'lambda step: 0.1 * (1 - min(step / 100, 1)) ** 2'
 */
export function writeFunction(
  schedule: Schedule,
  { name, tick = 'step', numbers = python, length = Infinity }: FunctionOptions = {},
): string {
  const writing: Writing = { lines: [], names: new Set([tick]), numbers, tick, length };
  if (numbers.tick) writing.lines.push(`${tick} = ${numbers.tick(tick)}`);
  const body = bodyOf(schedule, { of: tick, plus: 0, until: Infinity }, writing);
  const [first, more] = body;
  if (name === undefined && more === undefined) return first!.replace('return', `lambda ${tick}:`);
  return [`def ${name ?? 'rate'}(${tick}):`, ...body.map((line) => `    ${line}`)].join('\n');
}
