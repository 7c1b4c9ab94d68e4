import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { commands } from '../src/commands.ts';
import { bin, lrlab } from './lrlab.ts';

describe('shows help', () => {
  test.each([[[]], [['--help']], [['-h']], [['help']]])('%j', (args) => {
    const { code, out, err } = lrlab(args);
    expect([code, err]).toEqual([0, '']);
    for (const { name } of commands) expect(out).toContain(`  ${name} `);
  });

  test.each(commands.map((command) => [command.name, command] as const))(
    'of %s, with its options and examples',
    (name, { options, examples }) => {
      const { code, out, err } = lrlab([...name.split(' '), '--help']);
      expect([code, err]).toEqual([0, '']);
      for (const option of [...Object.keys(options), 'json', 'help']) expect(out).toContain(`  --${option}`);
      expect(examples.length).toBeGreaterThan(0);
      for (const { line } of examples) expect(out).toContain(`  ${line}\n`);
      expect(JSON.parse(lrlab([...name.split(' '), '--help', '--json']).out)).toMatchObject({
        name,
        options,
      });
    },
  );

  test('of a group of commands', () => {
    expect(lrlab(['notebook']).out).toContain('  notebook run ');
  });

  test('that fits a terminal', () => {
    for (const { name } of commands) {
      const lines = lrlab([...name.split(' '), '--help']).out.split('\n');
      expect(lines.filter((line) => line.length > 120 && !line.startsWith('  '))).toEqual([]);
    }
  });
});

test('shows its version', () => {
  expect(lrlab(['--version'])).toEqual({ code: 0, out: '0.1.0\n', err: '' });
  expect(lrlab(['--version', '--json']).out).toBe('{"version":"0.1.0"}\n');
});

const names = commands.map(({ name }) => name).join(', ');

describe('refuses with one line a fault, exit code 2 and no stack', () => {
  test.each([
    [['nope'], [`expected a command (${names}), got "nope"`]],
    [['notebook', 'walk'], [`expected a command (${names}), got "notebook walk"`]],
    [['kernel', 'walk'], [`expected a command (${names}), got "kernel walk"`]],
    [
      ['rates', 'x'],
      ['expected options only, got "x"', 'See: lrlab rates --help'],
    ],
    [
      ['rates', '--json=1'],
      ['--json: expected no value, got "1"', 'See: lrlab rates --help'],
    ],
    [
      ['warmup', '--images', '--batch', '8', '--batch', '9', '--epochs='],
      [
        '--images: expected a whole number from 1, got nothing',
        '--batch: expected it once',
        '--epochs: expected a number above 0, got nothing',
        'See: lrlab warmup --help',
      ],
    ],
    [['plot'], ['expected a schedule or a call, got nothing']],
    [['notebook', 'run'], ['expected a notebook, got nothing']],
    [
      ['notebook', 'run', '/nowhere/a.ipynb'],
      ['/nowhere/a.ipynb: expected a notebook, got no file of that name'],
    ],
  ])('%j', (args, lines) => {
    const { code, out, err } = lrlab(args);
    expect({ code, out, lines: err.trimEnd().split('\n') }).toEqual({
      code: 2,
      out: '',
      lines: lines.map((line) => `lrlab: ${line}`),
    });
  });

  test('an option that is not known, with those that are', () => {
    const { code, err } = lrlab(['plot', '--stepz', '3', 'x']);
    expect([code, err.split('\n')[0]]).toEqual([
      2,
      expect.stringMatching(/^lrlab: --stepz: expected one of --out, --steps, /),
    ]);
  });
});

test('takes any words for what they are', () => {
  for (const word of ['__proto__', 'constructor', '--__proto__', '--constructor=1', '-x', '--', '']) {
    expect(lrlab([word]).code).toBe(2);
    expect([0, 2]).toContain(lrlab(['rates', word]).code);
  }
});

test('says that a folder is no text', () => {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', '"$0" "$1" rates < /', process.execPath, bin], {
    encoding: 'utf8',
  });
  expect([status, stdout, stderr]).toEqual([1, '', 'lrlab: standard input: expected a text, got a folder\n']);
});
