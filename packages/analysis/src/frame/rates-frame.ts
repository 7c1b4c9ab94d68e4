import { rateOf, ScheduleError } from '@lrlab/core';
import type { DataFrame } from 'danfojs-node';
import { frameOf, type ValueRecord } from './frame-of.ts';
import type { NamedSchedule } from './named-schedule.ts';

/** Which rates stand in a frame, and how. */
export interface RatesOptions {
  /** The steps that are asked, updates already made. */
  readonly steps: readonly number[];
  /** `long` has a row for each schedule and step, `wide` one for each step with a column for each schedule: `long` unless told. */
  readonly form?: 'long' | 'wide';
}

/**
 * The rates of schedules at some steps, as `step, name, rate` or with a column for each schedule.
 *
 * @example
 * const schedule = ramp({ from: 0, to: 0.1, steps: 10 });
 * const frame = ratesFrame([{ name: 'warm-up', schedule }], { steps: [0, 5, 10], form: 'wide' });
 * recordsOf(frame)[1]; // => { step: 5, 'warm-up': 0.05 }
 */
export function ratesFrame(
  schedules: readonly NamedSchedule[],
  { steps, form = 'long' }: RatesOptions,
): DataFrame {
  const lines = schedules.map(({ schedule, ...line }) => ({ ...line, rate: rateOf(schedule) }));
  if (form === 'long') {
    const rows = lines.flatMap(({ name, labels, rate }) =>
      steps.map((step): ValueRecord => ({ ...labels, step, name, rate: rate(step) })),
    );
    return frameOf(rows);
  }
  const names = ['step', ...lines.map(({ name }) => name)];
  const issues = names
    .filter((name, i) => names.indexOf(name) < i)
    .map((name) => ({
      path: 'schedules',
      code: 'range' as const,
      message: `expected a name for each, got ${JSON.stringify(name)} twice`,
    }));
  if (issues.length > 0) throw new ScheduleError(issues);
  const rows = steps.map((step) =>
    Object.fromEntries([
      ['step', step] as const,
      ...lines.map(({ name, rate }) => [name, rate(step)] as const),
    ]),
  );
  return frameOf(rows);
}
