import fc from 'fast-check';
import {
  type Curve,
  clamp,
  constant,
  exponential,
  powerLaw,
  product,
  ramp,
  repeat,
  type Schedule,
  samples,
  sequence,
  stairs,
  window,
} from '../src/index.ts';

/** Schedules of every kind, nested; each ends. */
export interface ScheduleOptions {
  /** Lengths: `eighths` are exact in binary, so that sums of them are, too. */
  readonly lengths?: 'whole' | 'eighths' | 'any';
  readonly depth?: number;
  readonly longest?: number;
}

const rate = fc.oneof(
  fc.double({ min: 1e-6, max: 10, noNaN: true }),
  fc.constantFrom(0, 0.001, 0.01, 0.1, 1, -0.5),
);
const positiveRate = fc.double({ min: 1e-6, max: 10, noNaN: true });

const plainCurve: fc.Arbitrary<Curve> = fc.oneof(
  fc.constantFrom<Curve>('linear', 'cosine', '1-sqrt'),
  fc.record({ power: fc.double({ min: 0.25, max: 4, noNaN: true }) }),
  fc.record({
    periods: fc.constantFrom(0.5, 1, 2.5, 4),
    alpha: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({
    lower: fc.double({ min: -6, max: -1, noNaN: true }),
    upper: fc.double({ min: 1, max: 3, noNaN: true }),
  }),
  fc.record({ ratio: fc.constantFrom(0.01, 0.5, 3, 40) }),
  fc.record({ base: fc.constantFrom(0.25, 2, 10.5, 1000) }),
);

export const curve: fc.Arbitrary<Curve> = fc.oneof(
  plainCurve,
  fc.record({ k: fc.double({ min: 0.5, max: 3, noNaN: true }), curve: plainCurve }),
  fc.record({
    exponent: fc.double({ min: 0.5, max: 3, noNaN: true }),
    curve: fc.constantFrom<Curve>('linear', 'cosine', '1-sqrt'),
  }),
);

function lengthOf({ lengths = 'whole', longest = 400 }: ScheduleOptions): fc.Arbitrary<number> {
  if (lengths === 'whole') return fc.integer({ min: 1, max: longest });
  if (lengths === 'eighths') return fc.integer({ min: 1, max: longest * 8 }).map((n) => n / 8);
  return fc.double({ min: 0.05, max: longest, noNaN: true });
}

function leaf(options: ScheduleOptions): fc.Arbitrary<Schedule> {
  const steps = lengthOf(options);
  const factor = fc.double({ min: 0.2, max: 1.5, noNaN: true });
  // So short a period would overflow.
  const every = steps.map((length) => Math.max(length, 20));
  return fc.oneof(
    fc.record({ rate, steps }).map(constant),
    fc.record({ from: rate, to: rate, steps, curve, mirrored: fc.boolean() }).map(ramp),
    fc
      .record({
        from: positiveRate,
        to: positiveRate,
        steps,
        curve: fc.constant<Curve>('geometric'),
        mirrored: fc.boolean(),
      })
      .map(ramp),
    fc.record({ rate, factor, every, steps }).map(exponential),
    fc
      .record({
        rate,
        timescale: steps,
        power: fc.double({ min: 0.1, max: 2, noNaN: true }),
        steps,
      })
      .map(powerLaw),
    fc
      .record({
        rates: fc.array(rate, { minLength: 1, maxLength: 6 }),
        every: lengthOf({ ...options, longest: 40 }),
      })
      .map(samples),
  );
}

export function schedules(options: ScheduleOptions = {}): fc.Arbitrary<Schedule> {
  const length = lengthOf({ ...options, longest: (options.longest ?? 400) / 2 });
  let all = leaf(options);
  for (let i = 0; i < (options.depth ?? 2); i++) {
    const part = all;
    const list = fc.array(part, { minLength: 1, maxLength: 4 });
    all = fc.oneof(
      part,
      list.map(sequence),
      fc
        .tuple(
          part,
          fc.record({
            times: fc.integer({ min: 1, max: 4 }),
            stepsFactor: fc.constantFrom(1, 1, 2, 1.5, 0.5),
            rateFactor: fc.constantFrom(1, 0.5, 0, -1),
            floor: fc.constantFrom(0, 0.01),
          }),
        )
        .map(([one, rest]) => repeat(one, rest)),
      fc.array(part, { minLength: 1, maxLength: 3 }).map(product),
      fc.tuple(part, lengthOf({ ...options, longest: 60 })).map(([one, every]) => stairs(one, { every })),
      fc
        .tuple(part, fc.constantFrom(null, 0, 0.02), fc.constantFrom(null, 0.05, 2))
        .map(([one, min, max]) => clamp(one, { min, max })),
      fc.tuple(part, length, length).map(([one, start, steps]) => window(one, { start, steps })),
    );
  }
  return all;
}

/** The largest rate that a schedule's own numbers speak of, which rounding is measured against. */
export function magnitudeOf(x: Schedule): number {
  switch (x.kind) {
    case 'constant':
      return Math.abs(x.rate);
    case 'ramp':
      return Math.max(Math.abs(x.from), Math.abs(x.to));
    case 'exponential':
      return Math.abs(x.rate) * Math.max(1, x.factor ** ((x.steps ?? 0) / x.every));
    case 'powerLaw':
      return Math.abs(x.rate);
    case 'samples':
      return Math.max(...x.rates.map(Math.abs));
    case 'sequence':
      return Math.max(...x.parts.map(magnitudeOf));
    case 'product':
      return x.factors.map(magnitudeOf).reduce((a, b) => a * b, 1);
    case 'repeat':
      return Math.abs(x.floor) + magnitudeOf(x.part);
    case 'clamp':
      return Math.max(magnitudeOf(x.part), Math.abs(x.min ?? 0), Math.abs(x.max ?? 0));
    case 'stairs':
    case 'window':
      return magnitudeOf(x.part);
  }
}
