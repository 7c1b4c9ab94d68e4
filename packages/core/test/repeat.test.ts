import { describe, expect, test } from 'vitest';
import {
  constant,
  cosineRestarts,
  durationOf,
  ramp,
  rateAt,
  rateOf,
  repeat,
  samples,
  sequence,
} from '../src/index.ts';

/** The exact restarts up to a step, that are whole: the factor is `numerator / denominator`, and all is integers. */
function restartsUpTo(
  last: bigint,
  first: bigint,
  numerator: bigint,
  denominator: bigint,
): [step: number, cycle: number][] {
  const found: [number, number][] = [];
  // start and length over denominator ^ i
  let start = 0n;
  let length = first;
  let scale = 1n;
  for (let cycle = 0; start <= last * scale && cycle < 100_000; cycle++) {
    if (start % scale === 0n) found.push([Number(start / scale), cycle]);
    start = (start + length) * denominator;
    length *= numerator;
    scale *= denominator;
  }
  return found;
}

describe('at every exact restart up to 1e9 the new cycle begins, and not a step before', () => {
  test.each([
    ['1', 1n, 1n, 10_007n],
    ['1', 1n, 1n, 5000n],
    ['1.5', 3n, 2n, 16n],
    ['1.5', 3n, 2n, 1024n],
    ['2', 2n, 1n, 1n],
    ['2', 2n, 1n, 5000n],
    ['3', 3n, 1n, 1n],
    ['3', 3n, 1n, 7n],
    ['10', 10n, 1n, 1n],
    ['10', 10n, 1n, 9n],
  ])('stepsFactor %s', (_, numerator, denominator, first) => {
    const factor = Number(numerator) / Number(denominator);
    const part = ramp({ from: 1, to: 0, steps: Number(first) });
    const wave = rateOf(repeat(part, { stepsFactor: factor }));
    const restarts = restartsUpTo(1_000_000_000n, first, numerator, denominator);
    expect(restarts.filter(([step]) => wave(step) !== 1)).toEqual([]);
    // A cycle of one step is never seen in its middle.
    const seen = restarts.filter(([step, cycle]) => step > 0 && Number(first) * factor ** (cycle - 1) >= 2);
    expect(seen.filter(([step]) => !(wave(step - 1) < 0.6))).toEqual([]);
    expect(seen.length).toBeGreaterThan(3);
  });

  test('the cycle is the one that integers count', () => {
    const rate = rateOf(repeat(constant({ rate: 1, steps: 7 }), { stepsFactor: 3, rateFactor: 0.5 }));
    for (const [step, cycle] of restartsUpTo(1_000_000_000n, 7n, 3n, 1n)) {
      expect(rate(step)).toBe(0.5 ** cycle);
      if (step > 0) expect(rate(step - 1)).toBe(0.5 ** (cycle - 1));
    }
  });
});

test('restarts of a fractional length come at its multiples', () => {
  for (const steps of [0.1, 2.16, 10 / 3]) {
    const rate = rateOf(repeat(ramp({ from: 1, to: 0, steps })));
    expect(Array.from({ length: 5000 }, (_, i) => rate(i * steps))).toEqual(Array(5000).fill(1));
  }
});

test('millions of cycles take no time', () => {
  const rate = rateOf(repeat(samples({ rates: [1, 2, 3] })));
  const slow = rateOf(repeat(constant({ rate: 1, steps: 1 }), { stepsFactor: 1.000_001, rateFactor: 1 }));
  const began = process.cpuUsage();
  const rates = Array.from({ length: 100_000 }, (_, i) => rate(3_000_000_000 + i));
  // About 2.4 million cycles have passed here.
  for (let i = 0; i < 1000; i++) slow(1e7 + i);
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(5000);
  expect(rates).toEqual(rates.map((_, i) => 1 + (i % 3)));
});

test('cycle i is floor + (part - floor) * rateFactor ^ i', () => {
  const part = ramp({ from: 0.5, to: 0.1, steps: 4 });
  const rate = rateOf(repeat(part, { rateFactor: 0.5, floor: 0.1 }));
  for (let cycle = 0; cycle < 6; cycle++) {
    for (let step = 0; step < 4; step++) {
      expect(rate(4 * cycle + step)).toBeCloseTo(0.1 + (rateAt(part, step) - 0.1) * 0.5 ** cycle, 15);
    }
  }
});

describe('a repeat that ends', () => {
  test('lasts the sum of its cycles', () => {
    const part = constant({ rate: 1, steps: 6 });
    expect(durationOf(repeat(part, { times: 5 }))).toBe(30);
    expect(durationOf(repeat(part, { times: 4, stepsFactor: 2 }))).toBe(6 + 12 + 24 + 48);
    expect(durationOf(repeat(part, { times: 3, stepsFactor: 0.5 }))).toBe(6 + 3 + 1.5);
    expect(durationOf(repeat(part))).toBe(Infinity);
  });

  test.each([1, 2, 0.5, 1.5])('holds the end of its last cycle, with stepsFactor %d', (stepsFactor) => {
    const schedule = repeat(ramp({ from: 1, to: 0.25, steps: 8 }), {
      times: 3,
      stepsFactor,
      rateFactor: 0.5,
    });
    const end = durationOf(schedule);
    for (const step of [end, end + 1, end + 1e9]) expect(rateAt(schedule, step)).toBe(0.25 * 0.25);
    expect(rateAt(sequence([schedule, constant({ rate: 9 })]), end)).toBe(9);
  });

  test('of cycles that shrink to nothing still answers', () => {
    const schedule = repeat(ramp({ from: 1, to: 0, steps: 8 }), { times: 5000, stepsFactor: 0.5 });
    for (const step of [0, 8, 12, 15.999, 16, 17]) expect(rateAt(schedule, step)).toBeGreaterThanOrEqual(0);
  });
});

test('SGDR restarts are lr_min + (lr_max - lr_min) / 2 * (1 + cos(pi T_cur / T_i)) (Loshchilov and Hutter 2016)', () => {
  const rate = rateOf(cosineRestarts({ peak: 0.05, floor: 0.001, cycleSteps: 10, stepsFactor: 2 }));
  let step = 0;
  for (let length = 10; length < 1000; length *= 2) {
    for (let current = 0; current < length; current++) {
      expect(rate(step++)).toBeCloseTo(
        0.001 + (0.049 / 2) * (1 + Math.cos((Math.PI * current) / length)),
        15,
      );
    }
  }
});
