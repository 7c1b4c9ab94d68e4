import { describe, expect, test } from 'vitest';
import {
  clamp,
  constant,
  durationOf,
  exponential,
  powerLaw,
  product,
  ramp,
  rateAt,
  rateOf,
  repeat,
  type Schedule,
  ScheduleError,
  samples,
  sequence,
  stairs,
  window,
} from '../src/index.ts';

const ratesAt = (schedule: Schedule, steps: readonly number[]): number[] => steps.map(rateOf(schedule));

describe('a constant', () => {
  test('is its rate at every step, before its end and after', () => {
    expect(ratesAt(constant({ rate: 0.1, steps: 10 }), [0, 9, 10, 11, 1e9])).toEqual(Array(5).fill(0.1));
    expect(ratesAt(constant({ rate: 0.1 }), [0, 1e15])).toEqual([0.1, 0.1]);
  });

  test('lasts its steps, or for ever', () => {
    expect(durationOf(constant({ rate: 1, steps: 2.5 }))).toBe(2.5);
    expect(durationOf(constant({ rate: 1 }))).toBe(Infinity);
  });
});

describe('an exponential', () => {
  test('is multiplied by its factor in every so many steps', () => {
    const rates = ratesAt(exponential({ rate: 0.8, factor: 0.5, every: 10 }), [0, 5, 10, 20, 30]);
    expect(rates).toEqual([0.8, 0.8 * Math.SQRT1_2, 0.4, 0.2, 0.1].map((rate) => expect.closeTo(rate, 15)));
  });

  test('holds the rate at its end', () => {
    const schedule = exponential({ rate: 0.8, factor: 0.5, every: 10, steps: 20 });
    expect(ratesAt(schedule, [19, 20, 21, 1e6]).slice(1)).toEqual([0.2, 0.2, 0.2]);
    expect(rateAt(schedule, 19)).toBeGreaterThan(0.2);
    expect(durationOf(schedule)).toBe(20);
  });
});

describe('a power law', () => {
  test('is the inverse-time decay with power 1', () => {
    const schedule = powerLaw({ rate: 0.1, timescale: 100, power: 1 });
    expect(ratesAt(schedule, [0, 100, 300, 900])).toEqual([0.1, 0.05, 0.025, expect.closeTo(0.01, 16)]);
  });

  test('is the inverse square root with power 1/2', () => {
    const schedule = powerLaw({ rate: 0.1, timescale: 100, power: 0.5 });
    expect(ratesAt(schedule, [0, 300, 800])).toEqual(
      [0.1, 0.05, 0.1 / 3].map((rate) => expect.closeTo(rate, 15)),
    );
  });

  test('holds the rate at its end', () => {
    expect(ratesAt(powerLaw({ rate: 1, timescale: 1, power: 1, steps: 3 }), [2, 3, 4])).toEqual([
      1 / 3,
      0.25,
      0.25,
    ]);
  });
});

describe('samples', () => {
  const schedule = samples({ rates: [0.1, 0.3, 0.2], every: 4 });

  test('hold each rate for so many steps, and the last for ever', () => {
    expect(ratesAt(schedule, [0, 3, 4, 7, 8, 11, 12, 1e9])).toEqual([0.1, 0.1, 0.3, 0.3, 0.2, 0.2, 0.2, 0.2]);
    expect(durationOf(schedule)).toBe(12);
  });

  test('change at exact multiples of a fractional length', () => {
    const rates = Array.from({ length: 1000 }, (_, i) => i);
    for (const every of [0.1, 0.3, 1 / 3, 2.7]) {
      const rate = rateOf(samples({ rates, every }));
      expect(rates.map((i) => rate(i * every))).toEqual(rates);
    }
  });
});

describe('a sequence', () => {
  const schedule = sequence([
    ramp({ from: 0, to: 0.1, steps: 10 }),
    constant({ rate: 0.5, steps: 5 }),
    ramp({ from: 0.4, to: 0, steps: 4 }),
  ]);

  test('hands over at the step where a part ends, which belongs to the next', () => {
    expect(ratesAt(schedule, [0, 9, 10, 14, 15, 18, 19, 20, 1e9])).toEqual([
      0,
      expect.closeTo(0.09, 15),
      0.5,
      0.5,
      0.4,
      expect.closeTo(0.1, 15),
      0,
      0,
      0,
    ]);
    expect(durationOf(schedule)).toBe(19);
  });

  test('between whole steps, too, hands over exactly where a part ends', () => {
    const halves = sequence([
      constant({ rate: 1, steps: 2.5 }),
      constant({ rate: 2, steps: 0.5 }),
      constant({ rate: 3 }),
    ]);
    expect(ratesAt(halves, [2, 2.499, 2.5, 2.999, 3])).toEqual([1, 1, 2, 2, 3]);
    expect(durationOf(halves)).toBe(Infinity);
  });

  test('in a sequence is the same as its parts laid out', () => {
    const a = constant({ rate: 1, steps: 3 });
    const b = ramp({ from: 1, to: 0, steps: 7 });
    const c = constant({ rate: 0 });
    const steps = Array.from({ length: 14 }, (_, step) => step);
    expect(ratesAt(sequence([sequence([a, b]), c]), steps)).toEqual(ratesAt(sequence([a, b, c]), steps));
  });
});

describe('a product', () => {
  test('multiplies, and a factor that has ended holds', () => {
    const schedule = product([ramp({ from: 0, to: 1, steps: 4 }), samples({ rates: [8, 4], every: 6 })]);
    expect(ratesAt(schedule, [0, 1, 3, 4, 5, 6, 100])).toEqual([0, 2, 6, 8, 8, 4, 4]);
    expect(durationOf(schedule)).toBe(12);
  });
});

describe('stairs', () => {
  test('take the rate of the last multiple', () => {
    const schedule = stairs(ramp({ from: 1, to: 0, steps: 8 }), { every: 4 });
    expect(ratesAt(schedule, [0, 3, 4, 7, 8, 9])).toEqual([1, 1, 0.5, 0.5, 0, 0]);
    expect(durationOf(schedule)).toBe(8);
  });

  test('stay, at the end, where the last multiple is', () => {
    const schedule = stairs(ramp({ from: 1, to: 0, steps: 10 }), { every: 4 });
    expect(ratesAt(schedule, [8, 10, 12, 1000])).toEqual(Array(4).fill(expect.closeTo(0.2, 15)));
  });

  test.each([0.1, 0.7, 1 / 3, 2.16, 2.5, 41.3])('of %d begin exactly at its multiples', (every) => {
    // A part that tells which stair it was asked for.
    const rate = rateOf(stairs(ramp({ from: 0, to: 1e6, steps: 1e6 * every }), { every }));
    const stairsUp = Array.from({ length: 3000 }, (_, i) => i + 1);
    const before = (step: number): number => step * (1 - Number.EPSILON);
    expect(stairsUp.map((i) => Math.round(rate(i * every)))).toEqual(stairsUp);
    expect(stairsUp.map((i) => Math.round(rate(before(i * every)) + 1))).toEqual(stairsUp);
  });
});

describe('a clamp', () => {
  const part = ramp({ from: 0, to: 1, steps: 10 });

  test('lifts to its minimum and cuts to its maximum', () => {
    const schedule = clamp(part, { min: 0.25, max: 0.75 });
    expect(ratesAt(schedule, [0, 2, 3, 5, 7, 8, 10, 99])).toEqual([
      0.25,
      0.25,
      expect.closeTo(0.3, 15),
      0.5,
      expect.closeTo(0.7, 15),
      0.75,
      0.75,
      0.75,
    ]);
    expect(durationOf(schedule)).toBe(10);
  });

  test('with one limit lets the other side free', () => {
    expect(ratesAt(clamp(part, { min: 0.5 }), [0, 5, 10])).toEqual([0.5, 0.5, 1]);
    expect(ratesAt(clamp(part, { max: 0.5 }), [0, 5, 10])).toEqual([0, 0.5, 0.5]);
    expect(ratesAt(clamp(part, {}), [0, 5, 10])).toEqual([0, 0.5, 1]);
  });

  test('holds zero where both limits are zero', () => {
    expect(ratesAt(clamp(part, { min: 0, max: 0 }), [0, 5, 10]).map(Math.abs)).toEqual([0, 0, 0]);
  });
});

describe('a window', () => {
  const part = sequence([ramp({ from: 1, to: 0, steps: 10 }), constant({ rate: 5, steps: 10 })]);

  test('joins its part late, on the clock of the part', () => {
    const schedule = window(part, { start: 5 });
    expect(ratesAt(schedule, [0, 4, 5, 14, 15, 100])).toEqual([0.5, expect.closeTo(0.1, 15), 5, 5, 5, 5]);
    expect(durationOf(schedule)).toBe(15);
  });

  test('cuts its part short and holds the rate there', () => {
    const schedule = window(part, { steps: 5 });
    expect(ratesAt(schedule, [0, 5, 6, 10, 1e9])).toEqual([1, 0.5, 0.5, 0.5, 0.5]);
    expect(durationOf(schedule)).toBe(5);
  });

  test('may be longer than its part, which then holds', () => {
    const schedule = sequence([
      window(ramp({ from: 1, to: 0.2, steps: 4 }), { steps: 10 }),
      constant({ rate: 7 }),
    ]);
    expect(ratesAt(schedule, [4, 9, 10])).toEqual([0.2, 0.2, 7]);
  });

  test('may begin past the end of its part, if it says how long it is', () => {
    const schedule = window(ramp({ from: 1, to: 0.2, steps: 4 }), { start: 9, steps: 3 });
    expect(ratesAt(schedule, [0, 2, 3])).toEqual([0.2, 0.2, 0.2]);
    expect(durationOf(schedule)).toBe(3);
  });

  test('of a window adds the starts up', () => {
    const twice = window(window(part, { start: 3 }), { start: 4, steps: 6 });
    expect(ratesAt(twice, [0, 2, 3, 6])).toEqual(ratesAt(window(part, { start: 7, steps: 6 }), [0, 2, 3, 6]));
  });
});

test('a step that is negative, endless or no number is refused', () => {
  const rate = rateOf(repeat(ramp({ from: 1, to: 0, steps: 3 })));
  for (const step of [-1, -0.001, Number.NaN, Infinity, -Infinity]) {
    expect(() => rate(step)).toThrow(
      new ScheduleError([
        { path: 'step', code: 'range', message: `expected a finite number from 0, got ${step}` },
      ]),
    );
  }
});
