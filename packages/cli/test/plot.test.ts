import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '@lrlab/figures/picture';
import { describe, expect, test } from 'vitest';
import { inFolder, lrlab } from './lrlab.ts';

const cosine = 'tensorflow: tf.train.cosine_decay(0.01, step, 10000)';

test('draws a page into the folder it is called in, and prints its name', () =>
  inFolder((cwd) => {
    expect(lrlab(['plot', cosine], { cwd })).toEqual({ code: 0, out: 'schedule.html\n', err: '' });
    // Nothing is left of how it was written.
    expect(readdirSync(cwd)).toEqual(['schedule.html']);
    const page = readFileSync(join(cwd, 'schedule.html'), 'utf8');
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain('tf.train.cosine_decay(0.01, step, 10000)');
  }));

test('draws several over each other: a file, standard input, JSON and a call for each group', () =>
  inFolder((cwd) => {
    writeFileSync(join(cwd, 'a.json'), '{"kind":"constant","rate":0.1,"steps":null}\n');
    const call = {
      dialect: 'tensorflow',
      name: 'cosine_decay',
      args: { learning_rate: 0.01, decay_steps: 100 },
    };
    const step = 'mmcv: StepLrUpdater([8, 11])';
    const options = [
      '--base-rate',
      '0.1,0.2',
      '--epochs',
      '12',
      '--steps-per-epoch',
      '100',
      '--name',
      'A',
      '--json',
    ];
    const { code, out } = lrlab(['plot', ...options, '@a.json', '@-', step, '--out', 'sub/b.html'], {
      cwd,
      input: JSON.stringify({ ...call, run: { baseRate: 0.1 } }),
    });
    expect(code).toBe(0);
    const { written, end, lines } = JSON.parse(out);
    expect([written, end, readdirSync(join(cwd, 'sub'))]).toEqual(['sub/b.html', 1200, ['b.html']]);
    expect(lines.map(({ name }: { name: string }) => name)).toEqual([
      'A',
      'cosine_decay',
      'StepLrUpdater([8, 11]), group 1',
      'StepLrUpdater([8, 11]), group 2',
    ]);
    expect(lines[3]).toMatchObject({ first: 0.2, last: expect.closeTo(0.002, 15) });
  }));

const browser = findBrowser().path;

test.skipIf(!browser)('draws a picture, with a logarithmic axis', () =>
  inFolder((cwd) => {
    const both = [cosine, 'tensorflow: exponential_decay(0.01, step, 2000, 0.5)'];
    expect(lrlab(['plot', '--log', '--out', 'a.svg', ...both], { cwd }).out).toBe('a.svg\n');
    expect(readFileSync(join(cwd, 'a.svg'), 'utf8')).toMatch(/^<svg /);
    expect(lrlab(['plot', '--out', 'a.png', ...both], { cwd }).out).toBe('a.png\n');
    expect(readFileSync(join(cwd, 'a.png')).subarray(1, 4).toString()).toBe('PNG');
  }),
);

describe('refuses and writes nothing', () => {
  test.each([
    [['--out', 'a.pdf', cosine], ['--out: expected a name in .html, .png or .svg, got a.pdf']],
    [
      ['tensorflow: exponential_decay(0.01, step, 2000, 0.5)'],
      ['--steps: expected how many steps to look at, as the schedule has no end of its own'],
    ],
    [
      ['--name', 'a', '--name', 'b', cosine],
      ['--name: expected at most one for each of the 1 lines, got more'],
    ],
    [['mmcv: StepLrUpdater([8, 11])'], ['run.baseRate: expected a finite number, got nothing']],
    [
      [
        'tensorflow: cosine_decay(x, step, 1)',
        '@none',
        '{"kind":"constant","rate":"a","steps":0}',
        'what',
        '{"a',
      ],
      [
        'input 1, text:1:14: expected a literal, got the name x',
        "input 2: expected a file that can be read: ENOENT: no such file or directory, open 'none'",
        'input 3, schedule.rate: expected a finite number, got "a"',
        'input 3, schedule.steps: expected a number above 0 or null, got 0',
        'input 4: expected JSON, @FILE, or a framework and its call such as tensorflow: f(0.1), got "what"',
        expect.stringMatching(/^input 5: expected JSON: /),
      ],
    ],
  ])('%j', (args, lines) =>
    inFolder((cwd) => {
      const { code, out, err } = lrlab(['plot', ...args], { cwd });
      expect([code, out, readdirSync(cwd)]).toEqual([2, '', []]);
      const told = err
        .trimEnd()
        .split('\n')
        .map((line) => line.replace('lrlab: ', ''));
      expect(told.map((line) => line.replace('got None', 'got nothing'))).toEqual(lines);
    }),
  );

  test('what cannot be written leaves what was there', () =>
    inFolder((cwd) => {
      writeFileSync(join(cwd, 'file'), 'kept');
      const { code, err } = lrlab(['plot', '--out', 'file/a.html', cosine], { cwd });
      expect([code, err]).toEqual([2, expect.stringMatching(/^lrlab: E\w+: /)]);
      expect(readFileSync(join(cwd, 'file'), 'utf8')).toBe('kept');
    }));
});
