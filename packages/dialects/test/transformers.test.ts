import { rateOf, warmupCosine, warmupLinear } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Args, dialectOf, type GroupRun, readCall, writeCall } from '../src/index.ts';
import { type Fixture, fixtureOf } from './fixture.ts';
import { testLaws } from './laws.ts';
import { messagesOf } from './messages-of.ts';

const warm = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constantFrom(0.5, 2.5, 7.25));
const total = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constantFrom(12.5, 40.25));
const share = fc.constantFrom(0, 0.01, 0.1, 0.5, -0.25, 1.5);
/** Halvings, so that a period has no rounding of its own, which would add up over a thousand steps. */
const cycles = fc.constantFrom(0, 0.25, 0.5, 1, 2, -0.5);
const some = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof(fc.constant(null), arbitrary);
const curve = fc.constantFrom('linear', 'cosine', '1-sqrt');
const lengths = { num_warmup_steps: warm, num_training_steps: total };

const floors = fc.record({ ...lengths, num_cycles: cycles, min_lr_rate: share });
const wsdOwn = {
  num_decay_steps: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(6.5)),
  warmup_type: curve,
  decay_type: curve,
  min_lr_ratio: fc.constantFrom(0, 0.1, 0.5, -0.25),
  num_cycles: fc.constantFrom(0.5, 1, 2),
};
const kwargs: Readonly<Record<string, fc.Arbitrary<Args | null>>> = {
  linear: fc.constant(null),
  cosine: some(fc.record({ num_cycles: cycles })),
  cosine_with_restarts: fc.record({ num_cycles: fc.constantFrom(1, 2, 4) }),
  polynomial: fc.record({ power: fc.constantFrom(0.5, 1, 2) }),
  constant: fc.constant(null),
  constant_with_warmup: fc.constant(null),
  inverse_sqrt: some(fc.record({ timescale: total })),
  cosine_with_min_lr: fc.record({ min_lr_rate: fc.constantFrom(0, 0.1, 0.5) }),
  cosine_warmup_with_min_lr: fc.record({ min_lr_rate: fc.constantFrom(0, 0.1, 0.5) }),
  warmup_stable_decay: fc.record({ ...wsdOwn, min_lr_ratio: fc.constantFrom(0, 0.1, 0.5) }),
};
const named = fc
  .constantFrom(...Object.keys(kwargs))
  .chain((name) => fc.record({ name: fc.constant(name), own: kwargs[name]! }));

testLaws(dialectOf('transformers'), {
  calls: {
    get_cosine_schedule_with_warmup: fc.record({ ...lengths, num_cycles: cycles }),
    get_cosine_with_hard_restarts_schedule_with_warmup: fc.record({
      ...lengths,
      num_cycles: fc.constantFrom(0, 1, 2, 2.5, 4),
    }),
    get_cosine_with_min_lr_schedule_with_warmup: floors,
    get_cosine_with_min_lr_schedule_with_warmup_lr_rate: fc
      .tuple(floors, some(fc.constantFrom(0.01, 0.2)))
      .map(([args, warmup_lr_rate]) => ({ ...args, warmup_lr_rate })),
    get_wsd_schedule: fc.record({
      num_warmup_steps: warm,
      num_training_steps: some(total),
      num_stable_steps: some(total),
      ...wsdOwn,
    }),
    get_scheduler: fc.tuple(named, fc.record(lengths)).map(([{ name, own }, both]) => ({
      name,
      ...both,
      scheduler_specific_kwargs: own,
    })),
    TrainingArguments: fc
      .tuple(
        named,
        fc.record({
          learning_rate: fc.constantFrom(5e-5, 0.1),
          num_train_epochs: fc.constantFrom(1, 3, 2.5),
          max_steps: fc.constantFrom(-1, 40),
          warmup_steps: fc.constantFrom(0, 0.1, 5, 3.7),
          warmup_ratio: fc.constantFrom(null, 0.06),
        }),
      )
      .map(([{ name, own }, rest]) => ({ ...rest, lr_scheduler_type: name, lr_scheduler_kwargs: own })),
  },
});

const rate = (name: string, args: Args, run: GroupRun = { baseRate: 0.1 }): ((step: number) => number) =>
  rateOf(readCall({ dialect: 'transformers', name, args, run }));

const answered = ({ steps, rates }: Fixture): ((step: number) => number) => {
  const known = new Map(steps.map((step, i) => [step, rates![i]!]));
  return (step) => known.get(step)!;
};

describe('what surprises people', () => {
  test('the cosine comes back up after its end, and with restarts it does not', () => {
    const past = answered(fixtureOf('transformers/cosine-past-the-end'));
    expect(past(20)).toBe(0);
    expect(past(36)).toBeCloseTo(0.1, 15);
    expect(answered(fixtureOf('transformers/restarts-default'))(14)).toBe(0);
  });

  test('the first update of a warm-up learns nothing, but of the warm-up that counts from one it does', () => {
    expect(answered(fixtureOf('transformers/constant-warmup'))(0)).toBe(0);
    expect(answered(fixtureOf('transformers/warmup-min-lr'))(0)).toBe(0.025);
  });

  test('a restart comes a step late where its share rounds down', () => {
    const { args, steps, rates } = fixtureOf('transformers/restarts-many');
    const restarts = steps.filter((step) => step > 0 && step < 490 && step % 10 === 0);
    const late = restarts.filter((step) => rates![steps.indexOf(step)] === 0);
    expect(late).toEqual([10, 20, 40, 80, 160, 270, 320]);
    const name = 'get_cosine_with_hard_restarts_schedule_with_warmup';
    const rate = rateOf(readCall({ dialect: 'transformers', name, args, run: { baseRate: 0.1 } }));
    expect(restarts.filter((step) => rate(step) === 0)).toEqual(late);
    // One update later it is where it would have been.
    expect(rate(11)).toBeCloseTo(rate(31), 12);
  });

  test('the Trainer rounds up: 10 batches by 3 are 4 updates, and 0.11 of 20 updates are 3', () => {
    expect(fixtureOf('transformers/trainer-accumulation').steps).toHaveLength(8);
    const warm = answered(fixtureOf('transformers/trainer-warmup-share'));
    expect([warm(2), warm(3)]).toEqual([0.1 * (2 / 3), 0.1]);
  });

  test('warmup_ratio is read as 4.x did: only without warmup_steps', () => {
    const of = (args: Args): number[] => {
      const at = rate('TrainingArguments', { learning_rate: 1, max_steps: 100, ...args });
      return [5, 10, 20].map(at);
    };
    expect(of({ warmup_ratio: 0.1 })).toEqual(of({ warmup_steps: 10 }));
    expect(of({ warmup_ratio: 0.1, warmup_steps: 20 })).toEqual(of({ warmup_steps: 20 }));
  });
});

describe('writes what people say elsewhere', () => {
  test('a warm-up and a line down', () => {
    const schedule = warmupLinear({ peak: 0.1, warmupSteps: 10, steps: 100 });
    expect(writeCall(schedule, { dialect: 'transformers' })?.args).toEqual({
      name: 'linear',
      num_warmup_steps: 10,
      num_training_steps: 100,
    });
  });

  test('a cosine only as far as it is executed, as it rises again', () => {
    const schedule = warmupCosine({ peak: 0.1, warmupSteps: 10, steps: 100, floor: 0.01 });
    expect(writeCall(schedule, { dialect: 'transformers', name: 'get_scheduler' })).toBeUndefined();
    const call = writeCall(schedule, {
      dialect: 'transformers',
      name: 'get_cosine_with_min_lr_schedule_with_warmup',
      executed: 100,
    });
    expect(call?.args).toEqual({ num_warmup_steps: 10, num_training_steps: 100, min_lr_rate: 0.1 });
  });
});

describe('writes again what was cut short', () => {
  test('a decay that is longer than the run, from the rate that it never has', () => {
    const args = {
      lr_scheduler_type: 'warmup_stable_decay',
      lr_scheduler_kwargs: { num_decay_steps: 2, decay_type: 'linear' },
      num_train_epochs: 1,
    };
    const run = { baseRate: 1e-5, totalSteps: 1 };
    const schedule = readCall({ dialect: 'transformers', name: 'TrainingArguments', args, run });
    expect([0, 1].map(rateOf(schedule))).toEqual([2.5e-5, 0]);
    const call = writeCall(schedule, { dialect: 'transformers', name: 'TrainingArguments', run });
    expect(call?.args).toMatchObject({ lr_scheduler_type: 'warmup_stable_decay', max_steps: 1 });
  });

  test('a polynomial of power 0 that lasts half a step', () => {
    const name = 'get_polynomial_decay_schedule_with_warmup';
    const args = { num_warmup_steps: 2, num_training_steps: 2.5, power: 0 };
    const run = { baseRate: 0.1 };
    const schedule = readCall({ dialect: 'transformers', name, args, run });
    expect(writeCall(schedule, { dialect: 'transformers', name, run })?.args).toEqual(args);
  });
});

describe('refuses, and says why', () => {
  test.each([
    [
      'a metric',
      'get_scheduler',
      { name: 'greedy' },
      [/^args\.name: expected one of "constant", .*, got "greedy"$/],
    ],
    [
      'no lengths',
      'get_scheduler',
      { name: 'cosine' },
      [
        /^args\.num_warmup_steps: expected a number, as cosine needs it, got None$/,
        /^args\.num_training_steps: /,
      ],
    ],
    [
      'an argument of another schedule',
      'get_scheduler',
      { name: 'linear', num_warmup_steps: 1, num_training_steps: 9, scheduler_specific_kwargs: { power: 2 } },
      [/^args\.scheduler_specific_kwargs\.power: expected one of .*, got an argument power$/],
    ],
    [
      'both floors of the Trainer',
      'TrainingArguments',
      { lr_scheduler_type: 'cosine_with_min_lr', lr_scheduler_kwargs: { min_lr: 0, min_lr_rate: 0 } },
      [/^args\.lr_scheduler_kwargs\.min_lr_rate: expected exactly one of min_lr and min_lr_rate, got 0$/],
    ],
    [
      'an end that is not below the rate',
      'get_polynomial_decay_schedule_with_warmup',
      { num_warmup_steps: 0, num_training_steps: 9, lr_end: 0.2 },
      [/^args\.lr_end: expected a rate below the initial one \(0\.1\), got 0\.2$/],
    ],
    [
      'no window of batches',
      'TrainingArguments',
      { gradient_accumulation_steps: 0, warmup_ratio: 2 },
      [/^args\.gradient_accumulation_steps: expected a whole number from 1, got 0$/, /^args\.warmup_ratio: /],
    ],
  ])('%s', (_, name, args, refused) => {
    const lines = messagesOf(() => readCall({ dialect: 'transformers', name, args, run: { baseRate: 0.1 } }));
    expect(lines).toEqual(refused.map((line) => expect.stringMatching(line)));
  });
});
