import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSchedule, issueText, parseSchedule, type Schedule, ScheduleError } from '../src/index.ts';
import { schedules } from './arbitrary.ts';

const told = (value: unknown): string[] => checkSchedule(value).map(issueText);

const constant = { kind: 'constant', rate: 0.1, steps: 10 };
const ramp = { kind: 'ramp', from: 0.1, to: 0, steps: 10, curve: 'linear', mirrored: false };
const repeat = { kind: 'repeat', part: constant, times: null, stepsFactor: 1, rateFactor: 1, floor: 0 };

describe('a fault is told by its path, what was expected and what came', () => {
  test.each<[string, unknown, string]>([
    ['nothing at all', undefined, 'expected a schedule, got nothing'],
    ['null', null, 'expected a schedule, got null'],
    ['a number', 3, 'expected a schedule, got 3'],
    ['a text', 'cosine', 'expected a schedule, got "cosine"'],
    ['an array', [constant], 'expected a schedule, got an array'],
    [
      'no kind',
      {},
      'kind: expected one of constant, ramp, exponential, powerLaw, samples, sequence, repeat, product, stairs, clamp, window, got nothing',
    ],
    [
      'a rate that is no number',
      { ...constant, rate: Number.NaN },
      'rate: expected a finite number, got NaN',
    ],
    ['an endless rate', { ...constant, rate: Infinity }, 'rate: expected a finite number, got Infinity'],
    ['a rate as a text', { ...constant, rate: '0.1' }, 'rate: expected a finite number, got "0.1"'],
    ['a missing rate', { kind: 'constant', steps: 1 }, 'rate: expected a finite number, got nothing'],
    ['a negative length', { ...constant, steps: -5 }, 'steps: expected a number above 0 or null, got -5'],
    ['a length of 0', { ...ramp, steps: 0 }, 'steps: expected a number above 0, got 0'],
    ['an endless ramp', { ...ramp, steps: null }, 'steps: expected a number above 0, got null'],
    ['a number for a switch', { ...ramp, mirrored: 1 }, 'mirrored: expected true or false, got 1'],
    ['a field nobody knows', { ...constant, step: 3 }, 'step: expected no such field, got "step"'],
    ['half a repeat', { ...repeat, times: 1.5 }, 'times: expected a whole number from 1 or null, got 1.5'],
    [
      'a negative start',
      { kind: 'window', part: constant, start: -1, steps: null },
      'start: expected a number from 0, got -1',
    ],
    [
      'no parts',
      { kind: 'sequence', parts: [] },
      'parts: expected an array with something in it, got an array',
    ],
    [
      'parts that are no array',
      { kind: 'sequence', parts: constant },
      'parts: expected an array with something in it, got an object',
    ],
    [
      'a hole in an array',
      { kind: 'sequence', parts: Array(1) },
      'parts[0]: expected a schedule, got nothing',
    ],
    [
      'a fault deep inside',
      {
        kind: 'sequence',
        parts: [
          constant,
          { kind: 'product', factors: [constant, { ...repeat, part: { ...ramp, to: '1' } }] },
        ],
      },
      'parts[1].factors[1].part.to: expected a finite number, got "1"',
    ],
    [
      'a rate of a table',
      { kind: 'samples', rates: [1, null], every: 1 },
      'rates[1]: expected a finite number, got null',
    ],
    [
      'a hole in a table',
      { kind: 'samples', rates: Array(1), every: 1 },
      'rates[0]: expected a finite number, got nothing',
    ],
    [
      'a negative factor',
      { kind: 'exponential', rate: 1, factor: -1, every: 1, steps: null },
      'factor: expected a number from 0, got -1',
    ],
    [
      'a curve inside a curve',
      { ...ramp, curve: { k: 2, curve: { power: 0 } } },
      'curve.curve.power: expected a number above 0, got 0',
    ],
    [
      'a curve to the power of nothing',
      { ...ramp, curve: { exponent: 0, curve: 'cosine' } },
      'curve.exponent: expected a number above 0, got 0',
    ],
    ['half a curve', { ...ramp, curve: { lower: 1 } }, 'curve.upper: expected a finite number, got nothing'],
  ])('%s', (_, value, expected) => {
    expect(told(value)).toEqual([expected]);
  });

  test.each<[string, unknown, RegExp]>([
    ['a curve nobody knows', { ...ramp, curve: 'sine' }, /^curve: expected one of .*cosine.*, got "sine"$/],
    ['equal ratios to 0', { ...ramp, curve: 'geometric' }, /^to: expected .*sign of from.*, got 0$/],
    ['equal ratios from 0', { ...ramp, from: 0, to: 1, curve: 'geometric' }, /^to: expected .*, got 1$/],
    [
      'equal ratios through 0',
      { ...ramp, to: -1, curve: { k: 2, curve: 'geometric' } },
      /^to: expected .*, got -1$/,
    ],
    ['a tanh without a slope', { ...ramp, curve: { lower: 1, upper: 1 } }, /^curve: expected .*, got .*/],
    [
      'a part for ever before another',
      { kind: 'sequence', parts: [{ ...constant, steps: null }, constant] },
      /^parts\[0\]: expected a finite duration, got Infinity$/,
    ],
    [
      'a repeat of a part for ever',
      { ...repeat, part: { ...constant, steps: null } },
      /^part: expected a finite duration, got Infinity$/,
    ],
    [
      'cycles that shrink for ever',
      { ...repeat, stepsFactor: 0.5 },
      /^stepsFactor: expected at least 1 .*, got 0.5$/,
    ],
    [
      'limits the wrong way round',
      { kind: 'clamp', part: constant, min: 2, max: 1 },
      /^max: expected a number from min \(2\), got 1$/,
    ],
    [
      'a window past the end',
      { kind: 'window', part: constant, start: 10, steps: null },
      /^start: expected .*\(10\), got 10$/,
    ],
  ])('%s', (_, value, expected) => {
    expect(told(value)).toEqual([expect.stringMatching(expected)]);
  });
});

test('all faults are told at once, in the order of the fields', () => {
  const value = {
    kind: 'sequence',
    parts: [
      { ...ramp, steps: -1, from: 'a', extra: 1 },
      { kind: 'nothing' },
      { ...repeat, part: { ...constant, rate: null }, floor: Infinity },
    ],
    more: true,
  };
  expect(checkSchedule(value).map(({ path, code }) => `${path} ${code}`)).toEqual([
    'parts[0].from type',
    'parts[0].steps range',
    'parts[0].extra field',
    'parts[1].kind type',
    'parts[2].part.rate type',
    'parts[2].floor type',
    'more field',
  ]);
  expect(() => parseSchedule(value)).toThrow(ScheduleError);
  try {
    parseSchedule(value);
  } catch (error) {
    expect((error as ScheduleError).issues).toEqual(checkSchedule(value));
    expect((error as ScheduleError).message.split('\n')).toEqual(told(value));
  }
});

describe('what cannot be a schedule is told, and never thrown about', () => {
  const expectIssues = (value: unknown): void => {
    const issues = checkSchedule(value);
    for (const { path, code, message } of issues) {
      expect(path).toMatch(/^([^.[\]]+|\[\d+\])?(\.[^.[\]]*|\[\d+\])*$/);
      expect(['type', 'range', 'field', 'size']).toContain(code);
      expect(message).toMatch(/^expected .+, got .+$/s);
    }
  };

  test('anything', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withNullPrototype: true,
          withSparseArray: true,
          withTypedArray: true,
        }),
        (value) => {
          expect(checkSchedule(value).length).toBeGreaterThan(0);
          const issues = checkSchedule(value);
          for (const { message } of issues) expect(message).toMatch(/^expected .+, got .+$/s);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a schedule with anything put in anywhere', () => {
    const places = [
      'kind',
      'rate',
      'from',
      'to',
      'steps',
      'curve',
      'mirrored',
      'every',
      'parts',
      'part',
      'times',
      'min',
      'start',
      'factors',
      'rates',
      'extra',
    ];
    const odd = fc.oneof(
      fc.anything(),
      fc.double(),
      fc.constantFrom(Number.NaN, Infinity, -1, 0, null, undefined, '', [], {}, 1n, Symbol('s'), () => 1),
    );
    fc.assert(
      fc.property(
        schedules({ depth: 3 }),
        fc.constantFrom(...places),
        odd,
        fc.nat(),
        (schedule, place, value, nth) => {
          expectIssues(mutated(schedule, place, value, nth));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('a field taken away', () => {
    fc.assert(
      fc.property(schedules({ depth: 0 }), fc.nat(), (schedule, nth) => {
        const names = Object.keys(schedule);
        const name = names[nth % names.length]!;
        const { [name as keyof Schedule]: _, ...rest } = schedule;
        expect(checkSchedule(rest)).toMatchObject([{ path: name, code: 'field' }]);
      }),
    );
  });

  test('an object that holds itself', () => {
    const part: Record<string, unknown> = { kind: 'stairs', every: 2 };
    part['part'] = part;
    expect(checkSchedule(part)).toMatchObject([
      { code: 'size', path: expect.stringMatching(/^part(\.part)+$/) },
    ]);
    const all: Record<string, unknown> = { kind: 'sequence' };
    all['parts'] = [all, all, all];
    expect(checkSchedule(all)).toMatchObject([{ code: 'size' }]);
    const curve: Record<string, unknown> = { k: 1 };
    curve['curve'] = curve;
    expect(checkSchedule({ ...ramp, curve })).toHaveLength(1);
  });

  test('ten thousand levels', () => {
    let deep: unknown = constant;
    let curve: unknown = 'linear';
    for (let i = 0; i < 10_000; i++) {
      deep = { kind: 'stairs', part: deep, every: 1 };
      curve = { k: 1, curve };
    }
    expect(checkSchedule(deep)).toMatchObject([{ code: 'size' }]);
    expect(checkSchedule({ ...ramp, curve })).toHaveLength(1);
    expect(() => parseSchedule(deep)).toThrow(ScheduleError);
  });

  test('one part three times in itself, thirty levels deep, at once', () => {
    let bomb: unknown = constant;
    for (let i = 0; i < 30; i++) bomb = { kind: 'sequence', parts: [bomb, bomb, bomb] };
    const began = performance.now();
    expect(checkSchedule(bomb)).toMatchObject([{ code: 'size' }]);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test('more faults than fit on a stack', () => {
    const rates = Array(300_000).fill(Number.NaN);
    const value = {
      kind: 'sequence',
      parts: [{ kind: 'stairs', part: { kind: 'samples', rates, every: 1 }, every: 1 }],
    };
    expect(checkSchedule(value)).toHaveLength(300_000);
  });

  test('an object whose kind is a name that every object has', () => {
    for (const kind of ['toString', 'constructor', '__proto__', 'hasOwnProperty']) {
      expect(checkSchedule({ kind })).toMatchObject([{ path: 'kind' }]);
    }
  });
});

test('a schedule of many parts has no fault', () => {
  expect(checkSchedule({ kind: 'sequence', parts: Array(50_000).fill(constant) })).toEqual([]);
});

/** A copy of the `nth` schedule inside with one field set. */
function mutated(schedule: Schedule, place: string, value: unknown, nth: number): unknown {
  let left = nth % 4;
  const copy = (x: unknown): unknown => {
    if (Array.isArray(x)) return x.map(copy);
    if (typeof x !== 'object' || x === null) return x;
    const own = Object.fromEntries(Object.entries(x).map(([name, one]) => [name, copy(one)]));
    return left-- === 0 ? { ...own, [place]: value } : own;
  };
  return copy(schedule);
}
