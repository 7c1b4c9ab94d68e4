import type { DataFrame } from 'danfojs-node';
import { type CompareOptions, compareOf } from '../compare/compare-of.ts';
import { frameOf } from './frame-of.ts';
import type { NamedSchedule } from './named-schedule.ts';

/**
 * Every schedule held against the first, a row for each.
 *
 * @example
 * const [first, second] = [0.1, 0.2].map((rate) => ({ name: `${rate}`, schedule: constant({ rate, steps: 10 }) }));
 * const [row] = recordsOf(differencesFrame([first!, second!]));
 * [row?.['first'], row?.['second'], row?.['firstStep'], row?.['factor']]; // => ['0.1', '0.2', 0, 2]
 */
export function differencesFrame(
  schedules: readonly NamedSchedule[],
  options: CompareOptions = {},
): DataFrame {
  const { differences } = compareOf(
    schedules.map(({ schedule }) => schedule),
    options,
  );
  const rows = differences.map(
    ({ equal, firstStep, largest, largestRelative, area, surplus, relation }, i) => ({
      first: schedules[0]!.name,
      second: schedules[i + 1]!.name,
      equal,
      firstStep,
      largest: largest?.difference ?? 0,
      largestStep: largest?.step,
      largestRelative: largestRelative?.relative ?? 0,
      largestRelativeStep: largestRelative?.step,
      area,
      surplus,
      factor: relation?.kind === 'factor' ? relation.factor : null,
      shift: relation?.kind === 'shift' ? relation.steps : null,
    }),
  );
  return frameOf(rows);
}
