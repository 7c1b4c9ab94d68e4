import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, lrlab } from './lrlab.ts';

const tensorflow = 'tensorflow: piecewise_constant(step, [5000], [0.01, 0.001])';
const pytorch = 'pytorch: MultiStepLR(optimizer, [5000])';
const run = ['--base-rate', '0.01', '--steps', '20000', '--name', 'TensorFlow', '--name', 'PyTorch'];

test('two schedules that differ at one step of 20,000 are told where, with exit code 1', () => {
  const { code, out, err } = lrlab(['compare', ...run, tensorflow, pytorch]);
  expect([code, err]).toEqual([1, '']);
  expect(
    out
      .split('\n')
      .slice(0, 4)
      .map((line) => line.trim().split(/\s{2,}/)[0]),
  ).toEqual(['schedule', '----------', 'TensorFlow', 'PyTorch']);
  expect(out).toContain(
    '\nPyTorch differs from TensorFlow from step 5000 on: by at most 0.009 (90 % of the larger rate) at step 5000, on average by 4.5e-7. It is TensorFlow 1 step earlier.\n',
  );
});

test('the same schedule in the words of two frameworks is the same, with exit code 0', () => {
  const other = 'pytorch: MultiStepLR(optimizer, [5001])';
  const { code, out } = lrlab(['compare', ...run, tensorflow, other]);
  expect(code).toBe(0);
  expect(out).toContain('\nPyTorch is the same as TensorFlow at all 20000 steps');
});

test('a tolerance is a share of the largest rate', () => {
  const rates = [0.1, 0.1001].map((rate) => JSON.stringify({ kind: 'constant', rate, steps: 10 }));
  expect(lrlab(['compare', ...rates]).code).toBe(1);
  expect(lrlab(['compare', '--tolerance', '0.01', ...rates]).code).toBe(0);
});

test('many have their distances in JSON, and a page with a map of them', () =>
  inFolder((cwd) => {
    const rates = [1, 2, 4].map((rate) => JSON.stringify({ kind: 'constant', rate, steps: 10 }));
    const { code, out } = lrlab(['compare', '--json', '--plot', 'all.html', '@-', ...rates.slice(1)], {
      cwd,
      input: rates[0]!,
    });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      steps: 10,
      equal: false,
      differences: [{ relation: { kind: 'factor', factor: 2 } }, { relation: { kind: 'factor', factor: 4 } }],
      schedules: [{ peak: { rate: 1, step: 0 } }, {}, {}],
      distances: [
        [0, 1, 3],
        [1, 0, 2],
        [3, 2, 0],
      ],
      written: 'all.html',
    });
    expect(readFileSync(join(cwd, 'all.html'), 'utf8')).toContain('heatmap');
  }));

test('every fault of what was given is told, with exit code 2', () => {
  expect(lrlab(['compare', '--plot', 'a.gif'])).toMatchObject({
    code: 2,
    err: 'lrlab: --plot: expected a name in .html, .png or .svg, got a.gif\nlrlab: expected two schedules or calls or more, got nothing\n',
  });
  expect(lrlab(['compare', '{"kind":"constant","rate":1,"steps":2}']).err).toBe(
    'lrlab: expected two schedules or calls or more, got 1\n',
  );
  const forever = '{"kind":"constant","rate":1,"steps":null}';
  expect(lrlab(['compare', forever, forever]).err).toContain('--steps: expected how many steps to look at');
});
