import { durationOf, rateAt, type Schedule } from '@lrlab/core';

/**
 * How many updates a schedule warms up: what a factor beside the regular rate takes to become constant, or a first part that
 * rises, or that is lower than what follows; 0 for other schedules, and for those that rise again and again.
 *
 * @example
 * warmupOf(warmupCosine({ peak: 0.1, warmupSteps: 500, steps: 10000 })); // => 500
 * warmupOf(constant({ rate: 0.1 })); // => 0
 */
export function warmupOf(schedule: Schedule): number {
  switch (schedule.kind) {
    case 'sequence': {
      // A warm-up may be in pieces, such as one an epoch.
      let end = 0;
      for (const [i, part] of schedule.parts.entries()) {
        const lasts = durationOf(part);
        if (lasts === Infinity || !rises(part, schedule.parts[i + 1])) break;
        end += lasts;
      }
      return end || warmupOf(schedule.parts[0]!);
    }
    case 'ramp':
      return schedule.to > schedule.from ? schedule.steps : 0;
    case 'product':
      return Math.max(...schedule.factors.map(warmupOf));
    case 'stairs':
    case 'clamp':
      return warmupOf(schedule.part);
    case 'window':
      return schedule.start === 0 ? Math.min(warmupOf(schedule.part), schedule.steps ?? Infinity) : 0;
    case 'constant':
    case 'exponential':
    case 'powerLaw':
    case 'samples':
    case 'repeat':
      return 0;
  }
}

/** Whether a part ends higher than it begins, or else the next is higher. */
function rises(part: Schedule, next: Schedule | undefined): boolean {
  const [from, to] = [rateAt(part, 0), rateAt(part, durationOf(part))];
  return to > from || (to === from && next !== undefined && rateAt(next, 0) > to);
}
