import { describe, expect, test } from 'vitest';
import { checkSchedule, issueText, parseSchedule, ScheduleError } from '../src/index.ts';

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
