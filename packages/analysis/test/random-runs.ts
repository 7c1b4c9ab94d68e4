import { constant, exponential, ramp, rateOf, repeat, type Schedule, sequence } from '@lrlab/core';
import fc from 'fast-check';
import type { AuditPlan, LogSeries } from '../src/index.ts';

/** A plan of any usual kind, and how its run is logged. */
export interface Run {
  readonly shape: string;
  readonly plan: Required<Omit<AuditPlan, 'batch'>>;
  readonly every: number;
  readonly offset: number;
  readonly round: (rate: number) => number;
  /** The share of the run that was logged. */
  readonly share: number;
}

type Shaped = (peak: number, total: number, part: number) => Schedule;

const warm = (total: number, part: number): number => Math.max(2, Math.round(total * part * 0.3));

const shapes: Readonly<Record<string, Shaped>> = {
  line: (peak, total, part) => ramp({ from: peak, to: peak * part * 0.2, steps: total }),
  cosine: (peak, total) => ramp({ from: peak, to: 0, steps: total, curve: 'cosine' }),
  power: (peak, total, part) => ramp({ from: peak, to: 0, steps: total, curve: { power: 0.5 + 2 * part } }),
  'warm line': (peak, total, part) => {
    const steps = warm(total, part);
    return sequence([ramp({ from: 0, to: peak, steps }), ramp({ from: peak, to: 0, steps: total - steps })]);
  },
  'warm cosine': (peak, total, part) => {
    const steps = warm(total, part);
    const down = ramp({ from: peak, to: peak / 100, steps: total - steps, curve: 'cosine' });
    return sequence([ramp({ from: peak / 1000, to: peak, steps }), down]);
  },
  'warm hold line': (peak, total, part) => {
    const steps = warm(total, part);
    const hold = constant({ rate: peak, steps: Math.round(total * 0.3) });
    const down = ramp({ from: peak, to: 0, steps: total - steps - hold.steps! });
    return sequence([ramp({ from: 0, to: peak, steps }), hold, down]);
  },
  milestones: (peak, total, part) => {
    const first = Math.round(total * (0.3 + 0.3 * part));
    const second = Math.round(total * 0.8);
    return sequence([
      constant({ rate: peak, steps: first }),
      constant({ rate: peak / 10, steps: second - first }),
      constant({ rate: peak / 100, steps: total - second }),
    ]);
  },
  exponential: (peak, total, part) =>
    exponential({ rate: peak, factor: 0.02 + 0.4 * part, every: total, steps: null }),
  'one cycle': (peak, total) => {
    const steps = Math.round(total * 0.3);
    return sequence([
      ramp({ from: peak / 25, to: peak, steps, curve: 'cosine' }),
      ramp({ from: peak, to: peak / 1e4, steps: total - steps, curve: 'cosine' }),
    ]);
  },
  restarts: (peak, total) =>
    repeat(ramp({ from: peak, to: peak / 100, steps: Math.round(total / 3), curve: 'cosine' }), {}),
};

const significant = (digits: number) => (rate: number) => Number(rate.toPrecision(digits));
const roundings: readonly ((rate: number) => number)[] = [
  (rate) => rate,
  (rate) => rate,
  Math.fround,
  significant(5),
  significant(6),
];

export const runs: fc.Arbitrary<Run> = fc
  .record({
    shape: fc.constantFrom(...Object.keys(shapes)),
    exponent: fc.double({ min: -5, max: 0, noNaN: true }),
    epochs: fc.integer({ min: 4, max: 20 }),
    updatesPerEpoch: fc.integer({ min: 12, max: 60 }),
    part: fc.double({ min: 0.1, max: 1, noNaN: true }),
    devices: fc.constantFrom(1, 2, 4, 8),
    accumulation: fc.constantFrom(1, 2, 3, 4),
    every: fc.integer({ min: 1, max: 3 }),
    offset: fc.constantFrom(0, 1, -1),
    rounding: fc.nat(roundings.length - 1),
    share: fc.constantFrom(1, 1, 0.9, 0.75),
  })
  .map(
    ({
      shape,
      exponent,
      epochs,
      updatesPerEpoch,
      part,
      devices,
      accumulation,
      every,
      offset,
      rounding,
      share,
    }) => {
      const totalUpdates = epochs * updatesPerEpoch;
      const peak = significant(3)(10 ** exponent);
      return {
        shape,
        plan: {
          schedule: shapes[shape]!(peak, totalUpdates, part),
          totalUpdates,
          updatesPerEpoch,
          devices,
          accumulation,
        },
        every,
        offset,
        round: roundings[rounding]!,
        share,
      };
    },
  );

/** What a run logs whose rate at an update is that of the plan at another step, times a factor; its index counts so many an update. */
export function logOf(
  { plan, every, offset, round, share }: Run,
  {
    clock = (step) => step,
    factor = 1,
    perUpdate = 1,
  }: { clock?: (step: number) => number; factor?: number; perUpdate?: number } = {},
): LogSeries {
  const rate = rateOf(plan.schedule);
  const length = Math.floor(plan.totalUpdates * share);
  const index = Array.from({ length: Math.ceil((length * perUpdate) / every) }, (_, i) => i * every);
  const rates = index.map((one) =>
    round(factor * rate(Math.max(0, clock(Math.max(0, Math.floor(one / perUpdate) + offset))))),
  );
  return { tag: 'lr', indexName: 'step', index, rates, fileStarts: [], keptEvery: 1 };
}
