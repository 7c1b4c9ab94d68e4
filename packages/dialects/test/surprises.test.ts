import { dataSets, rateOf, type Schedule, ScheduleError, segmentsOf, warmupIterations } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { type Args, formOf, type GroupRun, readCall, readGroups } from '../src/index.ts';
import { type Fixture, fixtureOf, fixtures } from './fixture.ts';

// What one stumbles over in the five documents: a test for each, with numbers that their own code gives.

/** A reader of one of a framework's calls: its rates at the steps that are asked. */
const reader =
  (dialect: string, name: string) =>
  (args: Args, run: GroupRun = {}) =>
  (...steps: number[]): number[] =>
    steps.map(rateOf(readCall({ dialect, name, args, run })));

const near = (...rates: number[]): unknown[] => rates.map((rate) => expect.closeTo(rate, 12));

/** The paths and messages of a call that is refused. */
function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(ScheduleError);
    return (error as ScheduleError).message;
  }
  return 'accepted';
}

/** What the fixture's own source answered at some steps. */
const answered = ({ steps, rates }: Fixture, ...asked: number[]): number[] =>
  asked.map((step) => rates![steps.indexOf(step)]!);

const readFixture = (name: string): Schedule => readGroups(callOf(fixtureOf(name)))[0]!;
const callOf = ({ run = {}, ...fixture }: Fixture) => ({ ...fixture, run });
const notes = (dialect: string, name: string): string =>
  formOf(dialect, name)
    .notes.map(({ text }) => text)
    .join('\n');

const paddle = reader('paddle', 'exponential_with_warmup_decay');
const documented = {
  learning_rate: 0.001,
  boundaries: [65_000, 68_000],
  values: [1e-3, 1e-4, 1e-5],
  warmup_iter: 4000,
};

describe('document 000', () => {
  test('1: 766 is 766.8 cut off; rounding gives 767, and the epochs in full 768', () => {
    const { images } = dataSets.paiti_v1v2v3;
    const of = (epochs: number, whole: 'cut' | 'round'): number =>
      warmupIterations({ epochs, images, batchSize: 64, whole });
    expect([of(2.16, 'cut'), of(2.16, 'round'), of((4000 * 64) / 118_287, 'cut')]).toEqual([766, 767, 768]);
  });

  test('2: with factor 0 the first iteration learns nothing, and the full rate comes at step warmup_iter, not before', () => {
    const rates = paddle({ ...documented, warmup_factor: 0 });
    expect(rates(0, 3999, 4000)).toEqual([0, expect.closeTo(0.00099975, 15), 0.001]);
    expect(fixtureOf('figures/S000-A-4000-factor-0').rates![0]).toBe(0);
  });

  test('3: at boundary 65000 the rate is already the next one', () => {
    expect(paddle({ ...documented, warmup_factor: 0.1 })(64_999, 65_000, 67_999, 68_000)).toEqual([
      1e-3, 1e-4, 1e-4, 1e-5,
    ]);
  });

  test('4: a warm-up longer than the first boundary wins, and then the rate drops to the second value', () => {
    const { args } = fixtureOf('paddle/warmup-past-first-boundary');
    expect(args).toMatchObject({ boundaries: [10, 20], warmup_iter: 15 });
    expect(paddle(args)(9, 10, 14, 15, 19, 20)).toEqual(
      near(0.06, 0.1 * (10 / 15), 0.1 * (14 / 15), 0.01, 0.01, 0.001),
    );
  });

  test('5: warmup_iter 0 never divides', () => {
    expect(paddle({ ...documented, warmup_iter: 0, warmup_factor: 0 })(0, 1, 65_000)).toEqual([
      1e-3, 1e-3, 1e-4,
    ]);
  });
});

describe('document 001', () => {
  const factors = reader('pytorch', 'warm_up_lr');
  const table = reader('convnext', 'cosine_scheduler');

  test('6: the first epoch learns nothing, past max_epochs the rate rises again, and W = M divides by zero', () => {
    const rates = factors({ warm_up_epochs: 10, max_epochs: 100 }, { baseRate: 0.1 });
    expect(rates(0, 5, 10, 55, 100)).toEqual(near(0, 0.05, 0.1, 0.05, 0));
    const [at100, at101, at115, at130] = rates(100, 101, 115, 130) as [number, number, number, number];
    expect(at100 < at101 && at101 < at115 && at115 < at130).toBe(true);
    expect(at130).toBeCloseTo(0.1 * 0.5 * (Math.cos((120 / 90) * Math.PI) + 1), 14);
    expect(refusal(() => factors({ warm_up_epochs: 5, max_epochs: 5 }, { baseRate: 0.1 })())).toMatch(
      /^args\.max_epochs: .*warm_up_epochs \(5\).*, got 5$/,
    );
    expect(notes('pytorch', 'warm_up_lr')).toMatch(/factor for LambdaLR/);
  });

  test('7: the base stands twice, the final value is never reached, and the table must have its length', () => {
    const args = { base_value: 0.1, final_value: 0.001, epochs: 100, niter_per_ep: 100 };
    const rates = table({ ...args, warmup_epochs: 2 });
    expect(rates(0, 199, 200)).toEqual([0, 0.1, 0.1]);
    expect(rates(198, 201).every((rate) => rate < 0.1)).toBe(true);
    expect(rates(9999)[0]).toBeGreaterThan(0.001);
    const short = { base_value: 0.1, final_value: 0.001, epochs: 2, niter_per_ep: 10 };
    expect(table({ ...short, warmup_epochs: 1, warmup_steps: 1, start_warmup_value: 0.02 })(0, 1)).toEqual([
      0.02, 0.1,
    ]);
    expect(refusal(() => table({ ...short, warmup_steps: 5 })())).toMatch(/^args\.warmup_steps: .*, got 5$/);
    expect(refusal(() => table({ ...short, warmup_epochs: 0.216 })())).toMatch(
      /^args\.warmup_epochs: .*, got 0\.216$/,
    );
    expect(table({ ...args, warmup_epochs: 2.1616, warmup_steps: 50 })(0, 49, 50)).toEqual([0, 0.1, 0.1]);
    // Even 2.0 fails there; here a whole number is an integer however it is written.
    expect(fixtureOf('convnext/warmup-float')).toMatchObject({
      decision: 4,
      refused: { error: 'TypeError' },
    });
    expect(table({ ...short, epochs: 2.5 })(24)[0]).toBeCloseTo(
      fixtureOf('convnext/fractional-epochs').rates![24]!,
      15,
    );
    expect(table({ ...short, warmup_epochs: 2 })(0, 19)).toEqual([0, 0.1]);
  });
});

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

describe('document 003', () => {
  const step = reader('mmcv', 'StepLrUpdater');
  const cosine = reader('mmcv', 'CosineAnnealingLrUpdater');
  const run = { baseRate: 0.1, stepsPerEpoch: 10, epochs: 100 };

  test('20: the list [20, 60, 80] drops at epochs 20, 60 and 80, not one later', () => {
    const epochs = [19, 20, 59, 60, 79, 80];
    const rates = step({ step: [20, 60, 80] }, { baseRate: 0.1, epochs: 100 })(...epochs);
    expect(rates).toEqual(near(0.1, 0.01, 0.01, 0.001, 0.001, 0.0001));
  });

  test('21: a warm-up of 2.16 epochs of 10 leaves the rate stuck at 0.0975 from iteration 21 to 29', () => {
    const args = { step: [8, 11], warmup: 'linear', warmup_iters: 2.16, warmup_by_epoch: true };
    const rates = step(args, run)(20, 21, 22, 25, 29, 30);
    expect(rates.slice(1)).toEqual(near(0.0975, 0.0975, 0.0975, 0.0975, 0.1));
    expect(rates[0]).toBeLessThan(0.0975);
    // Per iteration it is harmless.
    expect(step({ ...args, step: [80], by_epoch: false }, run)(21, 22)).toEqual(near(0.0975, 0.1));
  });

  test('22: by epoch with short steps the rate saw-tooths down in warm-up: 0.0352 at 7, 0.00388 at 8', () => {
    const { args, run: own } = fixtureOf('mmcv/step-warmup-sawtooth');
    const [at6, at7, at8] = step(args, own as GroupRun)(6, 7, 8) as [number, number, number];
    expect([at7, at8]).toEqual([expect.closeTo(0.0352, 10), expect.closeTo(0.00388, 10)]);
    expect(at6).toBeLessThan(at7);
  });

  test('23: who logs after the hook of the epoch sees the regular rate even in warm-up', () => {
    const fixture = fixtureOf('mmcv/step-warmup-linear');
    const logged = JSON.parse(JSON.stringify(fixture)).afterEpochHook as number[];
    const { warmup: _, warmup_iters: _length, warmup_ratio: _ratio, ...regular } = fixture.args;
    const starts = logged.map((_, epoch) => epoch * fixture.run!.stepsPerEpoch!);
    expect(step(regular, fixture.run as GroupRun)(...starts)).toEqual(near(...logged));
    expect(logged[0]).toBe(0.1);
    expect(answered(fixture, 0)[0]).toBeCloseTo(0.01, 15);
  });

  test('24: a linear warm-up starts at 1 - (1 - ratio), a rounding below it; constant and exp at the ratio, and constant jumps', () => {
    const args = { step: 1000, warmup_iters: 50 };
    const starts = (warmup: string): number[] =>
      step({ ...args, warmup }, { ...run, baseRate: 1 })(0, 49, 50);
    expect(starts('linear')[0]).toBeCloseTo(0.09999999999999998, 16);
    expect(starts('constant')).toEqual([0.1, 0.1, 1]);
    expect(starts('exp')[0]).toBe(0.1);
    expect(starts('exp')[1]).toBeCloseTo(0.1 ** (1 / 50), 14);
  });

  test('25: the target is not reached in training, and above the base it makes the rate rise', () => {
    const rates = cosine({ min_lr: 0 }, { baseRate: 0.1, epochs: 100 });
    expect(rates(99)[0]).toBeCloseTo(0.05 * (1 + Math.cos(Math.PI * 0.99)), 15);
    expect(rates(99)[0]).toBeGreaterThan(0);
    const groups = readGroups({
      dialect: 'mmcv',
      name: 'CosineAnnealingLrUpdater',
      args: { min_lr: 0.02 },
      run: { epochs: 8, baseRate: [0.1, 0.01] },
    });
    const [falling, rising] = groups.map((group) => [0, 4, 7].map(rateOf(group))) as [number[], number[]];
    expect(falling).toEqual([...falling].sort((a, b) => b - a));
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
    expect(notes('mmcv', 'CosineAnnealingLrUpdater')).toMatch(/not reached/);
  });

  test('26: an unsorted list uses its first larger entry, an empty one never decays, and an int floors', () => {
    const bare = { baseRate: 0.1, epochs: 10 };
    expect(step({ step: [6, 2, 8] }, bare)(0, 5, 6, 7, 8)).toEqual(near(0.1, 0.1, 0.001, 0.001, 0.0001));
    expect(step({ step: [] }, bare)(0, 1e6)).toEqual([0.1, 0.1]);
    expect(step({ step: 3, gamma: 0.5 }, bare)(2, 3, 5, 6)).toEqual(near(0.1, 0.05, 0.05, 0.025));
  });

  test('27: the message about an unknown warm-up leaves exp out there, and not here', () => {
    expect(fixtureOf('mmcv/step-refused-warmup-unknown').refused!.message).not.toContain('exp');
    const args = { step: 2, warmup: 'cosine', warmup_iters: 5 };
    expect(refusal(() => step(args, run)())).toBe(
      'args.warmup: expected None, "constant", "linear" or "exp", got "cosine"',
    );
  });

  test("28: the project's plot tool is an epoch early: its curve is the trainer's, shifted", () => {
    const trainer = step({ step: [20, 60, 80] }, { baseRate: 0.1, epochs: 100 });
    const tool = (...epochs: number[]): number[] => trainer(...epochs.map((epoch) => epoch + 1));
    expect(tool(18, 19, 59)).toEqual(trainer(19, 20, 60));
    expect(tool(19)).not.toEqual(trainer(19));
    expect(answered(fixtureOf('mmcv/step-list-documented'), 0, 39, 40)).toEqual(near(0.1, 0.1, 0.01));
  });
});

describe('document 004', () => {
  const warmup = reader('torchvision', 'warmup_lr_scheduler');
  const of = (loader: number): Args => ({ warmup_iters: Math.min(1000, loader - 1), warmup_factor: 0.001 });

  test('29: x counts iterations: the full rate is met at n, the last iteration of a short epoch, and a loader of 1 has no warm-up', () => {
    const run = { baseRate: 0.002 };
    expect(warmup(of(1500), run)(0, 999, 1000, 1499)).toEqual(
      near(2e-6, 0.002 * (0.001 * (1 - 0.999) + 0.999), 0.002, 0.002),
    );
    expect(warmup(of(1001), run)(999, 1000)[0]).toBeLessThan(0.002);
    expect(warmup(of(1001), run)(1000)).toEqual([0.002]);
    expect(warmup(of(500), run)(498, 499)[0]).toBeLessThan(0.002);
    expect(warmup(of(500), run)(499)).toEqual([0.002]);
    expect(warmup(of(1), run)(0, 1)).toEqual([0.002, 0.002]);
    expect(notes('torchvision', 'warmup_lr_scheduler')).toMatch(/once an iteration/);
  });

  test('30: x does become greater than warmup_iters, and the rate is then the base itself', () => {
    expect(warmup(of(1500), { baseRate: 0.002 })(1001, 1e6)).toEqual([0.002, 0.002]);
    // A factor above 1 comes down to it.
    expect(warmup({ warmup_iters: 10, warmup_factor: 2 }, { baseRate: 1 })(0, 5, 10, 11)).toEqual([
      2, 1.5, 1, 1,
    ]);
  });
});
