import type { Schedule } from './schedule.ts';

/**
 * How many steps a schedule lasts; `Infinity` if it goes on for ever.
 *
 * @example
 * durationOf(sequence([ramp({ from: 0, to: 0.1, steps: 500 }), constant({ rate: 0.1, steps: 1500 })])); // => 2000
 * durationOf(constant({ rate: 0.1 })); // => Infinity
 */
export function durationOf(schedule: Schedule): number {
  switch (schedule.kind) {
    case 'constant':
    case 'exponential':
    case 'powerLaw':
      return schedule.steps ?? Infinity;
    case 'ramp':
      return schedule.steps;
    case 'samples':
      return schedule.rates.length * schedule.every;
    case 'sequence':
      return schedule.parts.reduce((sum, part) => sum + durationOf(part), 0);
    case 'repeat': {
      const { times, stepsFactor } = schedule;
      if (times === null) return Infinity;
      const cycles = stepsFactor === 1 ? times : (stepsFactor ** times - 1) / (stepsFactor - 1);
      return cycles * durationOf(schedule.part);
    }
    case 'product':
      return schedule.factors.reduce((longest, factor) => Math.max(longest, durationOf(factor)), 0);
    case 'stairs':
    case 'clamp':
      return durationOf(schedule.part);
    case 'window':
      return schedule.steps ?? durationOf(schedule.part) - schedule.start;
  }
}
