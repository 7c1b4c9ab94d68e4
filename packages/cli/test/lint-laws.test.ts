import { lintOf } from '@lrlab/analysis';
import { ScheduleError } from '@lrlab/core';
import { dialects, type Facts, type FactsSource, type Form, factsOf, type Parameter } from '@lrlab/dialects';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const number = fc.oneof(
  fc.constantFrom(0, 1, -1, 0.1, 0.3, 2, 3, 10, 100, 1000, 1e-7),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
);
const plain = fc.oneof(
  { weight: 8, arbitrary: number },
  { weight: 2, arbitrary: fc.array(number, { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(null, true, false, 'cos', 'linear', 'cosine', 'polynomial', 'auto', ''),
  },
  { weight: 1, arbitrary: fc.constant({ lr_end: 'x' }) },
);

/** Values of a type, as far as some of those above are, and the words that it takes. */
function valuesOf({ holds, expected }: Parameter['type']): fc.Arbitrary<unknown> {
  const words = [...expected.matchAll(/"([^"]+)"/g)].map(([, word]) => word);
  const some = fc.sample(plain, { numRuns: 300, seed: 1 }).filter(holds);
  const own = [...some, ...words.filter(holds)];
  return own.length > 0 ? fc.constantFrom(...own) : plain;
}

/** Arguments of a form: mostly of their types, else anything. */
function argsOf(form: Form, depth = 0): fc.Arbitrary<Record<string, unknown>> {
  const entries = form.parameters.map(({ name, type }): [string, fc.Arbitrary<unknown>] => {
    const inner = depth < 2 ? (type.forms?.() ?? []) : [];
    if (inner.length === 0)
      return [name, fc.oneof({ weight: 20, arbitrary: valuesOf(type) }, { weight: 1, arbitrary: plain })];
    const call = fc
      .constantFrom(...inner)
      .chain((one) => fc.record({ name: fc.constant(one.name), args: argsOf(one, depth + 1) }));
    return [name, fc.oneof(call, fc.array(call, { maxLength: 3 }))];
  });
  const known = entries.filter((_, i) => !form.parameters[i]!.type.expected.startsWith('nothing'));
  const requiredKeys = form.parameters.filter((one) => !('fallback' in one)).map(({ name }) => name);
  return fc.record(Object.fromEntries(known), { requiredKeys });
}

const run = fc.record(
  {
    baseRate: fc.oneof(fc.constantFrom(0, 0.1, 1), fc.constant([0.1, 0.01])),
    totalSteps: fc.integer({ min: 1, max: 3000 }),
    stepsPerEpoch: fc.integer({ min: 1, max: 50 }),
    epochs: fc.integer({ min: 1, max: 50 }),
    accumulation: fc.integer({ min: 1, max: 4 }),
    devices: fc.integer({ min: 1, max: 8 }),
    batchSize: fc.integer({ min: 1, max: 64 }),
    baseMomentum: fc.constant(0.9),
  },
  { requiredKeys: [] },
);

/** The facts of a source, or nothing where it is told what is wrong with it. */
function readable(source: FactsSource): Facts | undefined {
  try {
    return factsOf(source);
  } catch (error) {
    if (error instanceof ScheduleError) return undefined;
    throw error;
  }
}

describe('any call of any form has findings or faults, and each finding says what is so in words without a hole', () => {
  for (const { id, forms } of dialects) {
    test(id, () => {
      const calls = fc
        .constantFrom(...forms)
        .chain((form) => fc.record({ name: fc.constant(form.name), args: argsOf(form), run }));
      fc.assert(
        fc.property(calls, (call) => {
          const facts = readable({ dialect: id, ...call });
          for (const { message, fix, step } of facts ? lintOf(facts) : []) {
            expect(`${message} ${fix}`).not.toMatch(/undefined|NaN|null|\[object/);
            if (step !== undefined) expect(Number.isInteger(step) && step >= 0).toBe(true);
          }
        }),
        { numRuns: 60 },
      );
    });
  }
});
