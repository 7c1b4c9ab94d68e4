import { type Issue, rateOf, type Schedule, ScheduleError } from '@lrlab/core';
import { isRecord } from '../source/check-source.ts';
import { parseJson } from '../source/parse-json.ts';
import { idTextOf } from './id-text.ts';
import { askedBy } from './request.ts';

/** The answer to one request, as JSON text: rates, or every fault. It never throws. */
export function answerLine(line: string): string {
  let id = 'null';
  try {
    const request = parseJson(line);
    if (isRecord(request)) id = idTextOf(line, request['id']);
    const { schedules, groups, steps, end } = askedBy(request);
    const rates = schedules.map((schedule) => ratesOf(schedule, steps, end));
    return `{"id":${id},"rates":${JSON.stringify(groups ? rates : rates[0])}}`;
  } catch (error) {
    return errorAnswer(id, issuesOf(error));
  }
}

/** The answer to what cannot be answered. */
export const errorAnswer = (id: string, issues: readonly Issue[]): string =>
  `{"id":${id},"error":${JSON.stringify({ issues })}}`;

function ratesOf(schedule: Schedule, steps: readonly number[], end: number): number[] {
  const rate = rateOf(schedule);
  const rates = steps.map(rate);
  const issues = rates.flatMap((value, i): Issue[] => {
    const message =
      steps[i]! >= end
        ? `expected a step before ${end}, as the framework fails from there on, got ${steps[i]}`
        : // JSON has no NaN and no Infinity.
          `expected a step with a finite rate, got ${value}`;
    return steps[i]! < end && Number.isFinite(value) ? [] : [{ path: `steps[${i}]`, code: 'range', message }];
  });
  if (issues.length > 0) throw new ScheduleError(issues);
  return rates;
}

/** What is no fault we know of is told all the same: the next line is to be answered. */
function issuesOf(error: unknown): readonly Issue[] {
  if (error instanceof ScheduleError) return error.issues;
  return [
    { path: '', code: 'size', message: `expected a request that can be answered: ${messageOf(error)}` },
  ];
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
