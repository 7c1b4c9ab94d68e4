import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { inFolder, lrlab } from './lrlab.ts';
import { writeNotebook } from './notebook-file.ts';

const notebooks = fileURLToPath(new URL('../../../notebooks/', import.meta.url));

test('our own notebooks become TypeScript and the same bytes again', () =>
  inFolder((cwd) => {
    const files = readdirSync(notebooks).filter((file) => file.endsWith('.ipynb'));
    for (const file of files) {
      const ts = join(cwd, file.replace('.ipynb', '.ts'));
      expect(lrlab(['notebook', 'to-ts', '-o', ts, join(notebooks, file)])).toEqual({
        code: 0,
        out: `${ts}\n`,
        err: '',
      });
      expect(lrlab(['notebook', 'from-ts', ts], { cwd }).out).toBe(`${join(cwd, file)}\n`);
      expect(readFileSync(join(cwd, file), 'utf8')).toBe(readFileSync(join(notebooks, file), 'utf8'));
    }
    expect(files.length).toBeGreaterThan(5);
  }));

test('outputs of cells that have not changed are kept if told, and only then', () =>
  inFolder((cwd) => {
    const outputs = [{ output_type: 'stream', name: 'stdout', text: 'shown' }];
    writeNotebook(join(cwd, 'a.ipynb'), { source: '1', outputs }, { source: '2', outputs });
    expect(lrlab(['notebook', 'to-ts', 'a.ipynb', '--json'], { cwd }).out).toBe('{"written":"a.ts"}\n');
    writeFileSync(join(cwd, 'a.ts'), readFileSync(join(cwd, 'a.ts'), 'utf8').replace('\n2\n', '\n3\n'));
    const shown = (): number => readFileSync(join(cwd, 'a.ipynb'), 'utf8').split('shown').length - 1;
    expect(lrlab(['notebook', 'from-ts', '--update', 'a.ts'], { cwd }).code).toBe(0);
    expect(shown()).toBe(1);
    expect(lrlab(['notebook', 'from-ts', 'a.ts'], { cwd }).code).toBe(0);
    expect(shown()).toBe(0);
  }));

test('what cannot be read or written is named, and nothing is written', () =>
  inFolder((cwd) => {
    writeNotebook(join(cwd, 'a.ipynb'), '1');
    writeFileSync(join(cwd, 'bad.ts'), '// %% id=oops\n// %% [markdown]\nplain\n');
    writeFileSync(join(cwd, 'empty.ts'), '\n');
    const said = (...args: string[]): string[] => {
      const { code, out, err } = lrlab(['notebook', ...args], { cwd });
      expect([code, out]).toEqual([2, '']);
      return err.trimEnd().split('\n');
    };
    expect(said('to-ts')).toEqual(['lrlab: expected a file in .ipynb, got nothing']);
    expect(said('to-ts', '-o', 'a.txt', 'a.ipynb', 'b.ipynb')).toEqual([
      'lrlab: expected one file, got "b.ipynb", too',
      'lrlab: --out: expected a name in .ts, got "a.txt"',
    ]);
    expect(said('from-ts', 'bad.ts')).toEqual([
      expect.stringMatching(/^lrlab: bad\.ts, line 1: expected options/),
      'lrlab: bad.ts, line 3: expected // in a markdown cell, got "plain"',
    ]);
    expect(said('from-ts', 'empty.ts')).toEqual([
      'lrlab: empty.ts: expected a TypeScript file, got an empty file',
    ]);
    expect(said('from-ts', 'none.ts')).toEqual([
      'lrlab: none.ts: expected a TypeScript file, got no file of that name',
    ]);
    expect(readdirSync(cwd).sort()).toEqual(['a.ipynb', 'bad.ts', 'empty.ts']);
  }));
