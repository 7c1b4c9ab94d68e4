import { durationOf, type Schedule } from '@lrlab/core';

/**
 * The step from which the rate changes no more; `Infinity` if it always may.
 *
 * @example
 * settledAt(warmupConstant({ peak: 0.1, warmupSteps: 500 })); // => 500
 * settledAt(exponential({ rate: 0.1, factor: 0.9, every: 1 })); // => Infinity
 */
export function settledAt(schedule: Schedule): number {
  switch (schedule.kind) {
    case 'constant':
      return 0;
    case 'ramp':
      return schedule.steps;
    case 'exponential':
    case 'powerLaw':
      return schedule.steps ?? Infinity;
    case 'samples':
    case 'repeat':
      return durationOf(schedule);
    case 'sequence': {
      const last = schedule.parts.at(-1)!;
      const before = schedule.parts.slice(0, -1).reduce((sum, part) => sum + durationOf(part), 0);
      return before + settledAt(last);
    }
    case 'product':
      return schedule.factors.reduce((latest, factor) => Math.max(latest, settledAt(factor)), 0);
    case 'stairs':
      return Math.ceil(settledAt(schedule.part) / schedule.every) * schedule.every;
    case 'clamp':
      return settledAt(schedule.part);
    case 'window':
      return Math.max(0, Math.min(schedule.steps ?? Infinity, settledAt(schedule.part) - schedule.start));
  }
}
