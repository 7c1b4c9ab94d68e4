import { durationOf, rateOf, type Schedule, ScheduleError } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { magnitudeOf, schedules } from '../../core/test/arbitrary.ts';
import {
  type Args,
  type Call,
  type Dialect,
  type Form,
  type GroupRun,
  type Parameter,
  readCall,
  sameSchedule,
  writeCall,
} from '../src/index.ts';
import { functionSource, oneOrEach } from '../src/shared/function-source.ts';

const rate = fc.oneof(fc.constantFrom(0.1, 0.01, 0.001, 1), fc.double({ min: 1e-5, max: 2, noNaN: true }));
const length = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constantFrom(2.5, 7.25, 100));
/** Shorter ones only turn so fast that rounding decides what they do. */
const wholeOrNot = fc.oneof(length, length, fc.constantFrom(0, -1));
const number = fc.oneof(rate, length, fc.constantFrom(0, -1));

const functions = fc
  .tuple(rate, fc.integer({ min: 1, max: 60 }), fc.constantFrom(0, 0.5, 2))
  .map(([first, steps, power]) => ({
    function: `def rate(step):\n    return ${first} * (1 - 0.5 * min(step / ${steps}, 1)) ** ${power}`,
  }));

/** Values that an argument may have, by what its type expects. */
const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'a finite number': number,
  'a number above 0': length,
  'a number from 0': fc.oneof(fc.constantFrom(0, 0.5, 1, 2), rate),
  'an integer': fc.integer({ min: -3, max: 60 }),
  'True or False': fc.boolean(),
  'a finite number or None': fc.oneof(fc.constant(null), rate),
  'a string or None': fc.constantFrom(null, 'constant', 'linear', 'exp'),
  'a string': fc.constantFrom('linear', 'cosine', 'constant'),
  [functionSource.expected]: functions,
  [oneOrEach.expected]: functions,
  'an integer or a list of numbers': fc.oneof(
    fc.integer({ min: -3, max: 9 }),
    fc.array(fc.integer({ min: 0, max: 20 })),
  ),
};

/** `boundaries` in rising order, and a list of one rate more. */
const plateaus = (name: string): fc.Arbitrary<Args> =>
  fc.uniqueArray(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 5 }).chain((boundaries) =>
    fc.record({
      boundaries: fc.constant(boundaries.sort((a, b) => a - b)),
      [name]: fc.array(rate, { minLength: boundaries.length + 1, maxLength: boundaries.length + 1 }),
    }),
  );

/** Random calls of a form; some are refused. */
function argsOf(form: Form): fc.Arbitrary<Args> {
  const names = form.parameters.map(({ name }) => name);
  const list = names.find((name) => name === 'values' || name === 'rates');
  const own = form.parameters.filter(
    ({ name, type }) => name !== 'boundaries' && name !== list && type.expected in values,
  );
  const required = own.filter((parameter) => !('fallback' in parameter)).map(({ name }) => name);
  const some = ({ name, type }: Parameter): fc.Arbitrary<unknown> => {
    // Shares of either sign may cancel each other out to the last digit.
    if (/alpha|beta/.test(name)) return rate;
    // A thousand cycles of a larger one are beyond any number.
    if (name === 'm_mul') return fc.constantFrom(0, 0.5, 0.9, 1, 1.1);
    // Negative lengths that add up to others leave no trace of either.
    if (form.name === 'cosine_decay_with_warmup' && name.endsWith('steps'))
      return fc.oneof(length, fc.constant(0));
    if (/steps|epochs|iter/.test(name) && type.holds(1) && type.holds(2.5)) return wholeOrNot;
    return values[type.expected]!;
  };
  const rest = fc.record(Object.fromEntries(own.map((one) => [one.name, some(one)])), {
    requiredKeys: required,
  });
  const both = fc.tuple(rest, list ? plateaus(list) : fc.constant({}));
  return both.map(([a, b]) => ({ ...(a as Args), ...b }));
}

const run: fc.Arbitrary<GroupRun> = fc.record({
  baseRate: rate,
  totalSteps: fc.integer({ min: 1, max: 300 }),
  stepsPerEpoch: fc.constantFrom(1, 4, 10),
  epochs: fc.integer({ min: 1, max: 30 }),
});

/** What frameworks count besides updates. */
const counts = fc.record(
  {
    accumulation: fc.integer({ min: 1, max: 4 }),
    devices: fc.integer({ min: 1, max: 3 }),
    batchSize: fc.constantFrom(1, 8, 48),
    batchesPerEpoch: fc.integer({ min: 1, max: 30 }),
  },
  { requiredKeys: [] },
);

function read(call: Parameters<typeof readCall>[0]): Schedule | undefined {
  try {
    return readCall(call);
  } catch (error) {
    if (error instanceof ScheduleError) return undefined;
    throw error;
  }
}

/** The steps up to somewhat past the end at which two schedules differ. */
function apart(a: Schedule, b: Schedule): number[] {
  const [one, other] = [rateOf(a), rateOf(b)];
  const end = Math.min(durationOf(a), 1000) * 1.2;
  const steps = Array.from({ length: Math.ceil(end) + 1 }, (_, step) => step);
  const peak = Math.max(...steps.map((step) => Math.abs(one(step))).filter(Number.isFinite));
  const isSame = (a: number, b: number): boolean => Object.is(a, b) || Math.abs(a - b) <= 1e-12 * peak;
  return steps.filter((step) => !isSame(one(step), other(step))).slice(0, 3);
}

const group = (call: Call): Parameters<typeof readCall>[0] => call as Parameters<typeof readCall>[0];

/** The laws that every form of a dialect keeps, tried on random calls: those of `calls`, else what the types of its parameters allow. */
export function testLaws(
  { id, forms }: Dialect,
  {
    calls = {},
    runs = run,
  }: {
    readonly calls?: Readonly<Record<string, fc.Arbitrary<Args>>>;
    readonly runs?: fc.Arbitrary<GroupRun>;
  } = {},
): void {
  describe(id, () => {
    for (const form of forms) {
      test(`${form.name}: what is read can be written, and reads the same again`, () => {
        let count = 0;
        fc.assert(
          fc.property(calls[form.name] ?? argsOf(form), runs, (args, run) => {
            const schedule = read({ dialect: id, name: form.name, args, run });
            if (!schedule) return;
            count++;
            const call = writeCall(schedule, { dialect: id, name: form.name, run });
            expect(call, 'a call that says it').toBeDefined();
            const again = readCall(group(call!));
            expect(apart(schedule, again)).toEqual([]);
            const twice = writeCall(again, { dialect: id, name: form.name, run });
            expect(sameSchedule(readCall(group(twice!)), again)).toBe(true);
          }),
          { numRuns: 200 },
        );
        expect(count, 'calls that were read').toBeGreaterThan(5);
      });

      test(`${form.name}: whatever the arguments, it is read or refused`, () => {
        const anything = fc.record(
          Object.fromEntries(form.parameters.map(({ name }) => [name, fc.oneof(fc.anything(), number)])),
          { requiredKeys: [] },
        );
        fc.assert(
          fc.property(anything, fc.oneof(fc.anything(), run), fc.anything(), (args, run, extra) => {
            read({
              dialect: id,
              name: form.name,
              args: { ...(args as Args), extra },
              run: Object(run) as GroupRun,
            });
            read({
              dialect: id,
              name: form.name,
              args: args as Args,
              run: { baseRate: 0.1, epochs: 3, totalSteps: 50 },
            });
          }),
        );
      });
    }

    test('a schedule of any kind is written as a call that reads the same, or not at all', () => {
      fc.assert(
        fc.property(schedules({ depth: 1, longest: 80 }), run, counts, (schedule, own, counted) => {
          const run = { ...own, ...counted };
          const call = writeCall(schedule, { dialect: id, run });
          if (!call) return;
          const again = readCall(group(call));
          const [one, other] = [rateOf(schedule), rateOf(again)];
          const allowed = 1e-11 * magnitudeOf(schedule);
          const steps = Array.from({ length: Math.ceil(durationOf(schedule)) }, (_, step) => step);
          expect(steps.filter((step) => !(Math.abs(one(step) - other(step)) <= allowed))).toEqual([]);
        }),
        { numRuns: 300 },
      );
    });
  });
}
