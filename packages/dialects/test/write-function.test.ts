import { spawnSync } from 'node:child_process';
import { durationOf, ramp, rateOf, type Schedule, warmupCosine } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { magnitudeOf, schedules } from '../../core/test/arbitrary.ts';
import { translateCall } from '../src/index.ts';
import * as libraries from '../src/text/function/numbers.ts';
import { writeFunction } from '../src/text/function/write-function.ts';
import { functionIn } from '../src/text/python/python-function.ts';

const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);

const stepsOf = (schedule: Schedule): number[] => {
  const end = Math.min(Math.ceil(durationOf(schedule)), 150) + 3;
  return Array.from({ length: end }, (_, step) => step);
};

/** The steps at which rates differ from the schedule's own, as far as rounding allows. */
function apart(schedule: Schedule, rates: readonly number[]): number[] {
  const rate = rateOf(schedule);
  const allowed = 1e-11 * Math.max(magnitudeOf(schedule), 1e-6);
  return stepsOf(schedule).filter((step, i) => !(Math.abs(rate(step) - rates[i]!) <= allowed));
}

const samples = fc.sample(schedules({ depth: 2, longest: 80 }), { numRuns: 300, seed: 11 });

test.each(Object.entries(libraries))(
  'any schedule is written with the numbers of %s as a function that is read back with the same rates',
  (_, numbers) => {
    const off = samples.filter((schedule) => {
      const { rate, issues } = functionIn({ function: writeFunction(schedule, { numbers, length: 160 }) });
      expect(issues).toEqual([]);
      return apart(schedule, stepsOf(schedule).map(rate!)).length > 0;
    });
    expect(off).toEqual([]);
  },
);

const program = `
import json, math, sys
for line in sys.stdin:
    asked = json.loads(line)
    scope = {"math": math}
    exec(asked["text"] if asked["text"].startswith("def") else "rate = " + asked["text"], scope)
    print(json.dumps([float(scope["rate"](step)) for step in asked["steps"]]))
`;

test.runIf(python)('and Python computes the same rates from it', () => {
  const input = samples.map((schedule) =>
    JSON.stringify({ text: writeFunction(schedule), steps: stepsOf(schedule) }),
  );
  const done = spawnSync(python!, ['-c', program], { input: input.join('\n'), encoding: 'utf8' });
  expect(done.stderr).toBe('');
  const answers = done.stdout
    .trim()
    .split('\n')
    .map((line): number[] => JSON.parse(line));
  expect(answers).toHaveLength(samples.length);
  expect(samples.filter((schedule, i) => apart(schedule, answers[i]!).length > 0)).toEqual([]);
});

test('a plain curve is a lambda, and what has several parts a def', () => {
  expect(writeFunction(ramp({ from: 0.1, to: 0, steps: 100, curve: 'cosine' }))).toBe(
    'lambda step: 0.1 * (1 + math.cos(math.pi * min(step / 100, 1))) / 2',
  );
  expect(writeFunction(warmupCosine({ peak: 0.1, warmupSteps: 10, steps: 100 }))).toMatch(
    /^def rate\(step\):\n/,
  );
});

describe('a function is read by arithmetic and never run', () => {
  const rateIn = (text: string): ((step: number) => number) | undefined =>
    functionIn({ function: text }).rate;
  test.each([
    ['lambda t: 7 // 2 + -7 // 2 + -7 % 3', -1 + 2],
    ['lambda t: -2 ** 2', -4],
    ['lambda t: 2 ** 3 ** 2', 512],
    ['lambda t: 1 < 2 < 3', 1],
    ['lambda t: 3 > 2 > 2', 0],
    ['lambda t: round(0.5) + round(1.5) + round(2.5)', 4],
    ['lambda t: 5 if t and not t == 2 else 6', 6],
    ['lambda t, k=3: k * t', 6],
    ['lambda t: max(1, t, 0.5) * int(2.7) - abs(-1)', 3],
    [
      'def f(t: int) -> float:\n    """Says."""\n    x = 1\n    while x < 9:\n        x *= t\n    return x',
      16,
    ],
  ])('%s', (text, value) => {
    expect(rateIn(text)?.(2)).toBe(value);
  });

  test.each([
    'lambda t: __import__("os").system("true")',
    'lambda t: open("x")',
    'lambda t: t.real',
    'lambda t: [x for x in (1, 2)][0]',
    'lambda t: not t and 1',
    'def f(t):\n    import os\n    return 1',
    'def f(t):\n    for i in (1, 2):\n        t += i\n    return t',
    'print(1)',
    '',
  ])('refuses %s', (text) => {
    const { rate, issues } = functionIn({ function: text });
    expect(rate).toBeUndefined();
    expect(issues.length).toBeGreaterThan(0);
  });

  test.each([
    ['lambda t: 1 / (t - 2)', /finite real number/],
    ['lambda t: unknown * t', /name that has a value, got unknown/],
    ['def f(t):\n    while True:\n        pass\n    return 1', /loop that ends soon/],
    ['def f(t):\n    if t > 5:\n        return 1', /got None/],
  ])('says what fails in %s', (text, message) => {
    expect(() => rateIn(text)?.(2)).toThrow(message);
  });
});

test('a program that defines a function imports math once, with what else it imports', () => {
  const recipe = { num_warmup_steps: 5, num_training_steps: 100 };
  const name = 'get_cosine_schedule_with_warmup';
  const run = { baseRate: 1e-3, totalSteps: 100 };
  const { program } = translateCall({ dialect: 'transformers', name, args: recipe, run }, { to: 'pytorch' });
  expect(program).toMatch(
    /^import math\n\nfrom torch\.optim\.lr_scheduler import LambdaLR\n\n\ndef rate\(step\):/,
  );
  expect(program?.match(/import math/g)).toHaveLength(1);
});
