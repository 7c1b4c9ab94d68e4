import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Curve, ramp, rateAt, rateOf } from '../src/index.ts';
import { curve } from './arbitrary.ts';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const steps = fc.oneof(fc.integer({ min: 1, max: 1e7 }), fc.double({ min: 0.01, max: 1e7, noNaN: true }));

describe('a ramp meets both its ends exactly, plain and mirrored', () => {
  test('along any curve', () => {
    fc.assert(
      fc.property(finite, finite, steps, curve, fc.boolean(), (from, to, steps, curve, mirrored) => {
        const rate = rateOf(ramp({ from, to, steps, curve, mirrored }));
        // Not by toBe, which tells 0 from -0.
        expect(rate(0) === from).toBe(true);
        expect(rate(steps) === to).toBe(true);
        expect(rate(steps * 2 + 1) === to).toBe(true);
      }),
    );
  });

  test('along equal ratios', () => {
    const positive = fc.double({ min: 1e-9, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(positive, positive, steps, fc.boolean(), (from, to, steps, mirrored) => {
        const rate = rateOf(ramp({ from, to, steps, curve: 'geometric', mirrored }));
        expect([rate(0), rate(steps)]).toEqual([from, to]);
      }),
    );
  });
});

test('a mirrored ramp is the ramp back again, turned upside down', () => {
  fc.assert(
    fc.property(finite, finite, curve, fc.integer({ min: 0, max: 64 }), (from, to, curve, step) => {
      const plain = rateAt(ramp({ from, to, steps: 64, curve }), 64 - step);
      const mirrored = rateAt(ramp({ from, to, steps: 64, curve, mirrored: true }), step);
      const size = Math.abs(from) + Math.abs(to);
      expect(Math.abs(mirrored - (from + to - plain))).toBeLessThanOrEqual(1e-14 * size + Number.MIN_VALUE);
    }),
  );
});

const progress = Array.from({ length: 33 }, (_, i) => i / 32);

/** Compares the share of the first rate that is left with a formula, at 33 places. */
function expectLeft(curve: Curve, formula: (q: number) => number, mirrored = false): void {
  const rate = rateOf(ramp({ from: 1, to: 0, steps: 32, curve, mirrored }));
  for (const q of progress) expect(rate(q * 32)).toBeCloseTo(formula(q), 14);
}

describe('a ramp from 1 to 0 is', () => {
  test('linear: 1 - q', () => expectLeft('linear', (q) => 1 - q));
  test('cosine: cos(pi q / 2) ^ 2', () => expectLeft('cosine', (q) => Math.cos((Math.PI * q) / 2) ** 2));
  test('1-sqrt: 1 - sqrt(q)', () => expectLeft('1-sqrt', (q) => 1 - q ** 0.5));
  test('a power: (1 - q) ^ p', () => expectLeft({ power: 2.5 }, (q) => Math.sqrt((1 - q) ** 5)));
  test('a mirrored power: 1 - q ^ p', () => expectLeft({ power: 2 }, (q) => 1 - q * q, true));
  test('a ratio of a quarter: (2 ^ (2 - 2 q) - 1) / 3', () =>
    expectLeft({ ratio: 0.25 }, (q) => (2 ** (2 - 2 * q) - 1) / 3));
  test('logarithmic: 1 less the logarithm to base 8 of 1 + 7 q', () =>
    expectLeft({ base: 8 }, (q) => 1 - Math.log2(1 + 7 * q) / 3));
  test('a ratio undoes the logarithm to the same base', () => {
    const up = rateOf(ramp({ from: 0, to: 1, steps: 1, curve: { base: 9 } }));
    const down = rateOf(ramp({ from: 1, to: 0, steps: 1, curve: { ratio: 9 } }));
    for (const q of progress) expect(1 - down(up(q))).toBeCloseTo(q, 14);
  });
  test('k-decay of a line: 1 - q ^ k', () =>
    expectLeft({ k: 1.5, curve: 'linear' }, (q) => 1 - Math.sqrt(q ** 3)));
  test('k-decay of a cosine: (1 + cos(pi q ^ k)) / 2', () =>
    expectLeft({ k: 3, curve: 'cosine' }, (q) => (1 + Math.cos(Math.PI * q * q * q)) / 2));
  test('a cosine to a power: cos(pi q / 2) ^ (2 p)', () =>
    expectLeft({ exponent: 1.5, curve: 'cosine' }, (q) => Math.cos((Math.PI * q) / 2) ** 3));
  test('k-decay with k = 1: the curve itself', () =>
    expectLeft({ k: 1, curve: 'cosine' }, (q) => (1 + Math.cos(Math.PI * q)) / 2));
});

test('a geometric ramp has the same ratio from step to step', () => {
  const rate = rateOf(ramp({ from: 0.1, to: 0.0001, steps: 3, curve: 'geometric' }));
  [0.1, 0.01, 0.001, 0.0001].forEach((expected, step) => {
    expect(rate(step)).toBeCloseTo(expected, 16);
  });
});

test('a mirrored geometric ramp saturates: 1 - 0.99 ^ (n / 3) on the way from 1 to 0.01', () => {
  // from + to - from * (to / from) ^ (1 - q), by turning the plain one round.
  const rate = rateOf(ramp({ from: 1, to: 0.01, steps: 2, curve: 'geometric', mirrored: true }));
  expect(rate(1)).toBeCloseTo(1 + 0.01 - 0.1, 15);
});

test('linear-cosine is ((alpha + 1 - q) (1 + cos(2 pi n q)) / 2 + beta) of the base (Bello et al. 2017)', () => {
  const base = 0.01;
  for (const [periods, alpha, beta] of [
    [0.5, 0.001, 0.001],
    [4, 0.001, 0.001],
    [1.5, 0.3, 0],
  ] as const) {
    const bello = (q: number): number =>
      base * (((alpha + 1 - q) * (1 + Math.cos(2 * Math.PI * periods * q))) / 2 + beta);
    const rate = rateOf(ramp({ from: bello(0), to: bello(1), steps: 32, curve: { periods, alpha } }));
    for (const q of progress) expect(rate(q * 32)).toBeCloseTo(bello(q), 15);
  }
});

test('tanh is (1 - tanh(L (1 - q) + U q)) / 2 scaled to its ends (Hsueh et al. 2019, with L = -6, U = 3)', () => {
  const hsueh = (q: number): number => 0.5 * (1 - Math.tanh(-6 * (1 - q) + 3 * q));
  const scaled = (q: number): number => (hsueh(q) - hsueh(1)) / (hsueh(0) - hsueh(1));
  expectLeft({ lower: -6, upper: 3 }, scaled);
});

test('k-decay is (from - to) (1 - t^k / T^k) + to for a polynomial of power 1 (Zhang and Li 2020)', () => {
  const rate = rateOf(ramp({ from: 0.1, to: 0.01, steps: 50, curve: { k: 2, curve: { power: 1 } } }));
  for (let t = 0; t <= 50; t++) expect(rate(t)).toBeCloseTo(0.09 * (1 - t ** 2 / 50 ** 2) + 0.01, 15);
});
