import { ScheduleError } from '@lrlab/core';
import { checkEach, isRecord, issueOf } from '../source/check-source.ts';
import { readSource } from '../source/read-source.ts';
import type { Found } from '../source/schedules-of.ts';

/** What a request asks: the rates of schedules at some steps. */
export interface Asked extends Found {
  readonly steps: readonly number[];
}

/** What is asked by a request that may be anything; a `ScheduleError` names every fault. */
export function askedBy(request: unknown): Asked {
  if (!isRecord(request)) throw new ScheduleError([issueOf('', 'an object', request)]);
  const { steps } = request;
  const found = readSource(request, {
    own: { id: ['any value', () => true], steps: ['an array of numbers from 0', Array.isArray] },
    needs: ['steps'],
    also: checkEach(steps, 'steps', 'a finite number from 0', (step) => step >= 0),
    length: lengthOf(steps),
  });
  return { ...found, steps: steps as readonly number[] };
}

/** A run of which no length is told ends with the last step that is asked for. */
function lengthOf(steps: unknown): number | undefined {
  if (!Array.isArray(steps) || steps.length === 0) return undefined;
  return steps.filter(Number.isFinite).reduce((last, step) => Math.max(last, step), 0) + 1;
}
