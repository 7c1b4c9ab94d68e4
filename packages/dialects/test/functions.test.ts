import { durationOf, type Schedule } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schedules } from '../../core/test/arbitrary.ts';
import { dialects, type Run, readText, takesFunction, translateCall, writeSchedules } from '../src/index.ts';

// Whatever no call says, a function of the framework's users does.

const takers = dialects.filter(({ forms }) => forms.some(takesFunction)).map(({ id }) => id);
const tanh = { dialect: 'timm', name: 'TanhLRScheduler', args: { t_initial: 60, t_in_epochs: false } };
const run: Run = { baseRate: 0.1, totalSteps: 60 };

test('these take a function, and others may', () => {
  expect(takers).toEqual(
    expect.arrayContaining([
      ...['pytorch', 'tensorflow', 'keras', 'mmcv', 'mmengine', 'paddle', 'transformers', 'timm', 'optax'],
      ...['deepspeed', 'detectron2', 'torchvision', 'convnext', 'mae', 'fastai'],
    ]),
  );
});

describe.each(takers.filter((id) => id !== 'timm'))('in %s', (to) => {
  const found = translateCall({ ...tanh, run }, { to });

  test('a tanh is a function, and exact', () => {
    expect([found.by, found.isExact]).toEqual(['function', true]);
  });

  test('the program is read back', () => {
    const { name, args, ignored } = readText(found.program!, { dialect: to });
    expect({ name, args, ignored }).toEqual({ name: found.call!.name, args: found.call!.args, ignored: [] });
  });

  test('any schedule is one, if no call says it', () => {
    fc.assert(
      fc.property(schedules({ depth: 2, longest: 40 }), (schedule: Schedule) => {
        const totalSteps = Math.min(Math.ceil(durationOf(schedule)), 150);
        const { by, residual } = writeSchedules([schedule], { to, run: { baseRate: 0.1, totalSteps } });
        expect(by).toBeDefined();
        expect(residual.firstStep).toBeNull();
      }),
      { numRuns: 25 },
    );
  });
});

test.each([2, 3, 7])(
  'on a clock of batches, %i to an update, the function counts batches',
  (accumulation) => {
    for (const to of ['keras', 'mmcv', 'mmengine', 'fastai']) {
      const { by, isExact } = translateCall({ ...tanh, run: { ...run, accumulation } }, { to });
      expect([to, by, isExact]).toEqual([to, 'function', true]);
    }
  },
);

describe('as their users write it', () => {
  const program = (to: string): string | undefined => translateCall({ ...tanh, run }, { to }).program;

  test('Keras has a class whose arithmetic is of its own operations', () => {
    expect(program('keras')).toMatch(
      /^import keras\nfrom keras import ops\n\n\ndef rate\(step\):\n {4}step = ops\.cast\(step, keras\.config\.floatx\(\)\)\n/,
    );
    expect(program('keras')).toMatch(
      /\n\n\nclass Schedule\(keras\.optimizers\.schedules\.LearningRateSchedule\):\n {4}def __call__\(self, step\):\n {8}return rate\(step\)\n/,
    );
  });

  test('optax has a function of the count that can be traced', () => {
    expect(program('optax')).toMatch(/^import jax\.numpy as jnp\n\n\ndef schedule\(count\):\n/);
    expect(program('optax')).not.toMatch(/\bif\b|\bmath\./);
  });

  test('TensorFlow has a function of the global step that builds a graph', () => {
    expect(program('tensorflow')).toMatch(/\n\n\nlearning_rate = rate\(global_step\)$/);
    expect(program('tensorflow')).not.toMatch(/\bif\b/);
  });

  test('MMCV has a hook and its policy', () => {
    expect(program('mmcv')).toMatch(/\n\n\nlr_config = dict\(policy="Function", by_epoch=False\)$/);
  });
});
