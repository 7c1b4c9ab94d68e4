import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPassedIn } from '../src/form/parameter.ts';
import { sameSchedule } from '../src/form/same-schedule.ts';
import { dialects, formOf, readText, writeText } from '../src/index.ts';
import { withDefaults } from '../src/text/with-defaults.ts';
import { fixtures } from './fixture.ts';

describe('writes what it reads', () => {
  test.each([
    [
      'tensorflow',
      'cosine_decay',
      { learning_rate: 1, decay_steps: 10000, alpha: 0 },
      'tf.train.cosine_decay(learning_rate=1.0, global_step=global_step, decay_steps=10000)',
    ],
    [
      'tensorflow',
      'piecewise_constant_decay',
      { boundaries: [5000, 8000], values: [1, 0.001, 0.0001] },
      `tf.train.piecewise_constant_decay(
    x=global_step, boundaries=[5000, 8000], values=[1.0, 0.001, 0.0001]
)`,
    ],
    [
      'mmcv',
      'StepLrUpdater',
      { step: [8, 11], warmup: 'linear', gamma: 0.1 },
      'lr_config = dict(policy="step", step=[8, 11], warmup="linear")',
    ],
    [
      'object-detection',
      'cosine_decay_with_warmup',
      {
        learning_rate_base: 0.01,
        total_decay_steps: 15000,
        alpha: 0.00001,
        warmup_learning_rate: 0.0001,
        warmup_steps: 2000,
      },
      `cosine_decay_with_warmup(
    global_step=global_step,
    learning_rate_base=0.01,
    total_decay_steps=15000,
    alpha=0.00001,
    warmup_learning_rate=0.0001,
    warmup_steps=2000,
)`,
    ],
  ])('as %s users write %s', (dialect, name, args, text) => {
    expect(writeText({ dialect, name, args })).toBe(text);
  });

  const known = fixtures.filter(
    ({ name, args, rates, groups }) => name !== 'LrUpdater' && args && (rates || groups),
  );
  test.each(known.map((fixture) => [fixture.file, fixture] as const))('%s', (_, { dialect, name, args }) => {
    const again = readText(writeText({ dialect, name, args }), { dialect });
    const form = formOf(dialect, name);
    expect(again.name).toBe(name);
    expect(withDefaults(form, again.args)).toEqual(withDefaults(form, args!));
  });

  // Data files do not tell -0 from 0.
  const plain = (value: unknown): unknown =>
    value === undefined ? undefined : JSON.parse(JSON.stringify(value));

  test('any arguments of any form', () => {
    const candidates = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.boolean(),
      fc.string({ unit: 'binary' }),
      fc.constant(null),
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })),
      fc.array(fc.maxSafeInteger()),
    );
    const forms = dialects.flatMap(({ id, forms }) => forms.map((form) => [id, form] as const));
    fc.assert(
      fc.property(fc.constantFrom(...forms), fc.infiniteStream(candidates), ([dialect, form], values) => {
        const own = form.parameters.filter((parameter) => !isPassedIn(parameter));
        const args = Object.fromEntries(
          own.flatMap(({ name, type }) =>
            [...values.take(8)]
              .filter(type.holds)
              .slice(0, 1)
              .map((value) => [name, value]),
          ),
        );
        const again = readText(writeText({ dialect, name: form.name, args }), { dialect });
        expect(again.name).toBe(form.name);
        const [told, found] = [withDefaults(form, args), withDefaults(form, again.args)];
        for (const { name, fallback } of own) {
          if (sameSchedule(told[name], fallback)) expect(sameSchedule(found[name], fallback)).toBe(true);
          else expect(plain(found[name])).toEqual(plain(told[name]));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('and refuses what the call cannot take', () => {
    const args = { learning_rate: 'fast', decay_step: 1 };
    expect(() => writeText({ dialect: 'tensorflow', name: 'cosine_decay', args })).toThrow(
      'args.decay_step: expected one of learning_rate, decay_steps, alpha, got 1\nargs.learning_rate: expected a finite number, got "fast"',
    );
  });
});
