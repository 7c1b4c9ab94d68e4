import { describe, expect, test } from 'vitest';
import { answersTo, lrlab } from './lrlab.ts';

describe('answers a request of each dialect', () => {
  const requests: Readonly<Record<string, readonly [request: object, rates: unknown]>> = {
    'tensorflow piecewise_constant_decay': [
      { args: { boundaries: [5000, 8000], values: [0.01, 0.001, 0.0001] }, steps: [5000, 5001, 8001] },
      [0.01, 0.001, 0.0001],
    ],
    'tensorflow exponential_decay': [
      {
        args: { learning_rate: 0.01, decay_steps: 2000, decay_rate: 0.98, staircase: true },
        steps: [1999, 2000],
      },
      [0.01, 0.0098],
    ],
    'tensorflow natural_exp_decay': [
      { args: { learning_rate: 0.01, decay_steps: 2000, decay_rate: 0.98 }, steps: [0, 2000] },
      [0.01, 0.01 * Math.exp(-0.98)],
    ],
    'tensorflow inverse_time_decay': [
      { args: { learning_rate: 0.01, decay_steps: 100, decay_rate: 1 }, steps: [0, 100] },
      [0.01, 0.005],
    ],
    'tensorflow polynomial_decay': [
      { args: { learning_rate: 0.01, decay_steps: 10000, end_learning_rate: 0.00001 }, steps: [5000, 10000] },
      [0.005005, 0.00001],
    ],
    'tensorflow cosine_decay': [
      { args: { learning_rate: 0.01, decay_steps: 10000, alpha: 0.001 }, steps: [0, 5000, 10000] },
      [0.01, 0.005005, 0.00001],
    ],
    'tensorflow linear_cosine_decay': [
      {
        args: { learning_rate: 0.01, decay_steps: 10000, num_periods: 0.5, alpha: 0.001, beta: 0.001 },
        steps: [0, 10000],
      },
      [0.01002, 0.00001],
    ],
    'tensorflow cosine_decay_restarts': [
      {
        args: { learning_rate: 0.01, first_decay_steps: 5000, t_mul: 2, m_mul: 0.5, alpha: 0.0001 },
        steps: [5000, 15000],
      },
      [0.0050005, 0.00250075],
    ],
    'object-detection exponential_decay_with_burnin': [
      {
        args: {
          learning_rate_base: 0.01,
          learning_rate_decay_steps: 2000,
          learning_rate_decay_factor: 0.98,
          burnin_learning_rate: 0.001,
          burnin_steps: 2000,
        },
        steps: [1999, 2000, 4000],
      },
      [0.001, 0.01, 0.0098],
    ],
    'object-detection piecewise_with_warmup': [
      {
        args: { boundaries: [2000, 5000, 8000], rates: [0.00001, 0.01, 0.001, 0.0001], warmup: true },
        steps: [0, 1, 2000],
      },
      [0.00001, 0.000014995, 0.01],
    ],
    'object-detection cosine_decay_with_warmup': [
      {
        args: {
          learning_rate_base: 0.01,
          total_decay_steps: 15000,
          alpha: 0.00001,
          warmup_learning_rate: 0.0001,
          warmup_steps: 2000,
        },
        steps: [2000, 15000, 15001],
      },
      [0.01, 1e-7, 0.00001],
    ],
    'paddle exponential_with_warmup_decay': [
      {
        args: {
          learning_rate: 0.001,
          boundaries: [65000, 68000],
          values: [0.001, 0.0001, 0.00001],
          warmup_iter: 4000,
          warmup_factor: 0,
        },
        steps: [0, 3999, 4000, 65000],
      },
      [0, 0.00099975, 0.001, 0.0001],
    ],
    'pytorch warm_up_lr': [
      { args: { warm_up_epochs: 10, max_epochs: 100 }, run: { baseRate: 0.1 }, steps: [0, 5, 10, 100] },
      [0, 0.05, 0.1, 0],
    ],
    'convnext cosine_scheduler': [
      { args: { base_value: 0.1, final_value: 0, epochs: 10, niter_per_ep: 10 }, steps: [0, 50] },
      [0.1, 0.05],
    ],
    'mmcv StepLrUpdater': [
      { args: { step: [20, 60, 80] }, run: { baseRate: 0.1, stepsPerEpoch: 10 }, steps: [199, 200, 800] },
      [0.1, 0.01, 0.0001],
    ],
    'mmcv CosineAnnealingLrUpdater': [
      {
        args: { min_lr: 0, by_epoch: false },
        run: { baseRate: 0.1, stepsPerEpoch: 10, epochs: 10 },
        steps: [0, 50],
      },
      [0.1, 0.05],
    ],
    'torchvision warmup_lr_scheduler': [
      { args: { warmup_iters: 1000, warmup_factor: 0.001 }, run: { baseRate: 0.002 }, steps: [0, 1000] },
      [2e-6, 0.002],
    ],
  };

  test.each(Object.entries(requests))('%s', (title, [request, rates]) => {
    const [dialect, name] = title.split(' ');
    const [answer] = answersTo([{ id: 1, dialect, name, ...request }]);
    const expected = rates as number[];
    expect(Object.keys(answer!)).toEqual(['id', 'rates']);
    const found = answer!['rates'] as number[];
    const peak = Math.max(...expected);
    expect(found).toHaveLength(expected.length);
    found.forEach((rate, i) => {
      expect(Math.abs(rate - expected[i]!)).toBeLessThanOrEqual(1e-12 * peak);
    });
  });

  test('the example of the protocol, character by character', () => {
    const line =
      '{"id":1,"dialect":"tensorflow","name":"cosine_decay","args":{"learning_rate":0.01,"decay_steps":10000,"alpha":0.001},"run":{},"steps":[0,5000,10000]}';
    expect(lrlab(['rates'], { input: `${line}\n` })).toEqual({
      code: 0,
      out: '{"id":1,"rates":[0.01,0.005005,0.00001]}\n',
      err: '',
    });
  });
});
