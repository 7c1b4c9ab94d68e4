import { rateOf, segmentsOf } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { formOf, readCall } from '../src/index.ts';
import { fixtureOf, fixtures } from './fixture.ts';
import { answered, callOf, near, reader, readFixture, refusal } from './surprises.ts';

// What one stumbles over in document 002: a test for each, with numbers that its own code gives.

describe('document 002', () => {
  const piecewise = reader('tensorflow', 'piecewise_constant_decay');
  const stepping = reader('object-detection', 'piecewise_with_warmup');
  const burnin = reader('object-detection', 'exponential_decay_with_burnin');
  const cosine = reader('object-detection', 'cosine_decay_with_warmup');
  const linearCosine = reader('tensorflow', 'linear_cosine_decay');
  const polynomial = reader('tensorflow', 'polynomial_decay');
  const restarts = reader('tensorflow', 'cosine_decay_restarts');

  test('8: with the same numbers the two piecewise functions differ at the boundaries 5000 and 8000, and nowhere else', () => {
    const at = [0, 4999, 5000, 5001, 7999, 8000, 8001, 19_999];
    const fig01 = piecewise({ boundaries: [5000, 8000], values: [0.01, 0.001, 0.0001] })(...at);
    const fig16 = stepping({ boundaries: [5000, 8000], rates: [0.01, 0.001, 0.0001] })(...at);
    expect(at.filter((_, i) => fig01[i] !== fig16[i])).toEqual([5000, 8000]);
    expect([fig01[2], fig16[2], fig01[5], fig16[5]]).toEqual([0.01, 0.001, 0.001, 0.0001]);
  });

  test('9: alpha is a fraction: the floor is 1e-5, not 0.001, and that of the restarts 1e-6, never met', () => {
    const decay = reader(
      'tensorflow',
      'cosine_decay',
    )({ learning_rate: 0.01, decay_steps: 10_000, alpha: 0.001 });
    expect(decay(10_000, 20_000)).toEqual([1e-5, 1e-5]);
    const again = restarts({ learning_rate: 0.01, first_decay_steps: 5000, t_mul: 1, alpha: 0.0001 });
    const lowest = Math.min(...again(...Array.from({ length: 15_000 }, (_, step) => step)));
    expect(lowest).toBeGreaterThan(1e-6);
    expect(lowest).toBeCloseTo(1.00099e-6, 11);
  });

  test('10: linear cosine starts above its base, and ends at beta for half periods but alpha + beta for whole ones', () => {
    const args = { learning_rate: 0.01, decay_steps: 10_000, alpha: 0.001, beta: 0.001 };
    expect(linearCosine({ ...args, num_periods: 0.5 })(0, 10_000)).toEqual(near(0.01002, 1e-5));
    expect(linearCosine({ ...args, num_periods: 4 })(0, 1250, 2500, 5000, 10_000)).toEqual(
      near(0.01002, 1e-5, 0.00752, 0.00502, 2e-5),
    );
  });

  test('11: a polynomial stops at decay_steps at a rate that is no fraction, and power 0 never decays', () => {
    const args = { learning_rate: 0.01, decay_steps: 10_000, end_learning_rate: 1e-5 };
    expect(polynomial(args)(10_000, 15_000)).toEqual([1e-5, 1e-5]);
    expect(polynomial({ ...args, power: 0 })(0, 9999, 10_000, 20_000)).toEqual([0.01, 0.01, 0.01, 0.01]);
    expect(polynomial({ learning_rate: 0.01, decay_steps: 10 })(10)).toEqual([0.0001]);
  });

  test('12: restarts peak at base ((1 - alpha) m^i + alpha), and at an exact restart the new period begins', () => {
    const fig14 = restarts({
      learning_rate: 0.01,
      first_decay_steps: 5000,
      t_mul: 2,
      m_mul: 0.5,
      alpha: 0.0001,
    });
    expect(fig14(0, 5000, 15_000)).toEqual(near(0.01, 0.0050005, 0.00250075));
    // A quotient of logarithms is a period short here, in double and in single precision.
    const short = fixtureOf('tensorflow/cosine_decay_restarts-t-mul-10-first-9');
    expect(short.cycleShort).toEqual([999]);
    expect(answered(short, 999)).toEqual([0]);
    expect(rateOf(readFixture('tensorflow/cosine_decay_restarts-t-mul-10-first-9'))(999)).toBe(0.1);
    // And the two precisions disagree about other restarts.
    expect(short.float32Differs).toEqual([9, 99, 999, 9999]);
  });

  test('13: burn-in delays the stairs, jumps at its end, takes 0 for the base, and is lifted by the floor', () => {
    const args = {
      learning_rate_base: 0.01,
      learning_rate_decay_steps: 2000,
      learning_rate_decay_factor: 0.98,
      burnin_learning_rate: 0.001,
      burnin_steps: 2000,
    };
    expect(burnin(args)(1999, 2000, 3999, 4000, 6000)).toEqual(near(0.001, 0.01, 0.01, 0.0098, 0.009604));
    expect(burnin({ ...args, burnin_learning_rate: 0 })(0)).toEqual([0.01]);
    expect(burnin({ ...args, min_learning_rate: 0.005 })(0, 1999)).toEqual([0.005, 0.005]);
  });

  test('14: rates[0] is where a warm-up begins, else a plateau, and the ramp reaches rates[1] at the first boundary', () => {
    const args = { boundaries: [2000, 5000, 8000], rates: [1e-5, 0.01, 0.001, 0.0001] };
    expect(stepping({ ...args, warmup: true })(0, 1, 1999, 2000, 5000)).toEqual(
      near(1e-5, 1.4995e-5, 0.009995005, 0.01, 0.001),
    );
    expect(stepping(args)(0, 1999, 2000)).toEqual([1e-5, 1e-5, 0.01]);
    expect(stepping({ boundaries: [1, 5], rates: [0.5, 0.2, 0.1], warmup: true })(0, 1, 5)).toEqual([
      0.5, 0.2, 0.1,
    ]);
  });

  test('15: after its total a cosine with warm-up is alpha itself: from 1e-7 up to 1e-5, a hundredfold', () => {
    const args = {
      learning_rate_base: 0.01,
      total_decay_steps: 15_000,
      alpha: 1e-5,
      warmup_learning_rate: 0.0001,
      warmup_steps: 2000,
    };
    for (const hold_base_rate_steps of [0, 2000]) {
      const rates = cosine({ ...args, hold_base_rate_steps });
      expect(rates(1999 + hold_base_rate_steps, 2000 + hold_base_rate_steps, 15_000, 15_001, 19_990)).toEqual(
        [
          expect.closeTo(hold_base_rate_steps ? 0.01 : 0.00999505, 12),
          0.01,
          expect.closeTo(1e-7, 20),
          1e-5,
          1e-5,
        ],
      );
    }
    // A total below the warm-up is accepted, and ends it.
    expect(cosine({ ...args, total_decay_steps: 1000 })(1000, 1001)).toEqual(near(0.00505, 1e-5));
    // The hold is asked with <=, so its last step is one later.
    const held = segmentsOf(
      readCall({
        dialect: 'object-detection',
        name: 'cosine_decay_with_warmup',
        args: { ...args, hold_base_rate_steps: 2000 },
      }),
      { end: 20_000 },
    );
    expect(held.map(({ end }) => end)).toEqual([2000, 4001, 15_000, 15_001, 20_000]);
  });

  test('16: in single precision the natural decay is a power of exp(-rate), up to 13 units in the last place off the formula', () => {
    const { steps, rates, float32 } = fixtureOf('figures/fig04');
    const ulpOf = (rate: number): number => 2 ** (Math.floor(Math.log2(rate)) - 23);
    const off = Math.max(...steps.map((_, i) => Math.abs(float32![i]! - rates![i]!) / ulpOf(rates![i]!)));
    expect([Math.ceil(off), off > 12]).toEqual([13, true]);
    // Of the peak it is nothing.
    expect(Math.max(...steps.map((_, i) => Math.abs(float32![i]! - rates![i]!)))).toBeLessThan(2e-6 * 0.01);
  });

  test('17: in single precision stairs of 41 steps come a step late, and here they do not', () => {
    for (const name of ['exponential_decay', 'natural_exp_decay', 'inverse_time_decay']) {
      const fixture = fixtureOf(`tensorflow/${name}-decay-steps-41`);
      expect(fixture.float32Differs).toEqual([41, 82, 164]);
      const rate = rateOf(readCall(callOf(fixture) as Parameters<typeof readCall>[0]));
      expect([41, 82, 164].map(rate)).toEqual(
        answered(fixture, 41, 82, 164).map((one) => expect.closeTo(one, 15)),
      );
      const late = [41, 82, 164].map((step) => fixture.float32![fixture.steps.indexOf(step)]!);
      expect(late).toEqual([40, 81, 163].map((step) => expect.closeTo(rate(step), 6)));
    }
  });

  test('18: the nineteen figures are nineteen calls, whose order and titles the captions do not follow', () => {
    const figures = fixtures.filter(({ figure }) => figure?.startsWith('fig'));
    expect(figures.map(({ figure }) => figure)).toEqual(
      Array.from({ length: 19 }, (_, i) => `fig${String(i + 1).padStart(2, '0')}`),
    );
    const powers = ['06', '07', '08'].map((nth) => fixtureOf(`figures/fig${nth}`).args['power']);
    expect(powers).toEqual([1, 2, 0.5]);
    const holds = ['18', '19'].map((nth) => fixtureOf(`figures/fig${nth}`).args['hold_base_rate_steps']);
    expect(holds).toEqual([0, 2000]);
  });

  test('19: inverse time decay is only named there, and is read as TensorFlow runs it', () => {
    expect(fixtures.some(({ name, figure }) => name === 'inverse_time_decay' && figure)).toBe(false);
    const rates = reader('tensorflow', 'inverse_time_decay');
    expect(rates({ learning_rate: 0.1, decay_steps: 10, decay_rate: 0.5 })(0, 10, 20)).toEqual(
      near(0.1, 0.1 / 1.5, 0.05),
    );
    for (const name of ['AdaGrad', 'RMSprop', 'AdaDelta']) {
      expect(refusal(() => rates({}) && formOf('tensorflow', name))).toMatch(
        /^name: expected one of .*, got /,
      );
    }
  });
});
