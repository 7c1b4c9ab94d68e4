import { parseSchedule } from './parse-schedule.ts';
import type { Schedule } from './schedule.ts';

/**
 * The schedule with every rate multiplied by `factor`, for example after a change of the batch size.
 *
 * @example
 * rateAt(scaleRates(ramp({ from: 0, to: 0.1, steps: 10 }), 2), 5); // => 0.1
 */
export function scaleRates(schedule: Schedule, factor: number): Schedule {
  return parseSchedule(scaled(schedule, factor, 'rate rates from to floor min max'));
}

/**
 * The schedule in `factor` times as many steps: every length, and every step at which something happens, is multiplied.
 *
 * @example
 * durationOf(scaleSteps(ramp({ from: 0, to: 0.1, steps: 10 }), 2.5)); // => 25
 */
export function scaleSteps(schedule: Schedule, factor: number): Schedule {
  return parseSchedule(scaled(schedule, factor, 'steps every timescale start'));
}

/** A copy with the fields of these names multiplied, in every schedule of it. */
function scaled(schedule: Schedule, factor: number, names: string): object {
  const isRate = names.startsWith('rate');
  const change = ([name, value]: [string, unknown]): [string, unknown] => {
    if (names.split(' ').includes(name)) {
      return [
        name,
        Array.isArray(value) ? value.map((rate) => rate * factor) : value && (value as number) * factor,
      ];
    }
    if (!/^(part|parts|factors)$/.test(name)) return [name, value];
    if (!Array.isArray(value)) return [name, scaled(value as Schedule, factor, names)];
    // Scaling one factor scales the rate of a product; by custom the last is the regular rate.
    const first = isRate && name === 'factors' ? value.length - 1 : 0;
    return [name, value.map((part, i) => (i < first ? part : scaled(part, factor, names)))];
  };
  return Object.fromEntries(Object.entries(schedule).map(change));
}
