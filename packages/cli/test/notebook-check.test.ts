import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { inFolder, lrlab } from './lrlab.ts';
import { notebookText, writeNotebook } from './notebook-file.ts';

const notebooks = fileURLToPath(new URL('../../../notebooks/', import.meta.url));

test('our own notebooks have no error and nothing to strip', () => {
  const files = readdirSync(notebooks).filter((file) => file.endsWith('.ipynb'));
  expect(files.length).toBeGreaterThan(5);
  const { code, out, err } = lrlab(['notebook', 'check', '--json', ...files], { cwd: notebooks });
  expect(err).toBe('');
  expect(JSON.parse(out)).toEqual(
    files.map((file) => ({ file, typescript: expect.stringMatching(/^\d/), errors: [], notes: [] })),
  );
  expect(code).toBe(0);
  expect(lrlab(['notebook', 'strip', '--check', ...files], { cwd: notebooks })).toEqual({
    code: 0,
    out: '',
    err: '',
  });
});

test('check tells every fault with its cell and line, and a name declared anew as a note', () =>
  inFolder((cwd) => {
    writeNotebook(join(cwd, 'a.ipynb'), 'const a = 1;', '\n  a.nothing;\nconst o = { a };');
    writeNotebook(join(cwd, 'b.ipynb'), 'const a = 1;', "const a = '';\na.length;");
    const { code, out, err } = lrlab(['notebook', 'check', 'a.ipynb', 'b.ipynb'], { cwd });
    expect([code, err]).toEqual([1, '']);
    expect(out.split('\n')).toEqual([
      "a.ipynb, cell 2, line 2:5: TS2339: Property 'nothing' does not exist on type '1'.",
      'a.ipynb, cell 2, line 3:13: shorthand: expected `name: name` for a name of an earlier cell, got the shorthand',
      expect.stringMatching(/^a\.ipynb: 2 errors by TypeScript \d/),
      'b.ipynb, cell 2, line 1:7: note: expected a new name, got a of cells[0]',
      expect.stringMatching(/^b\.ipynb: no error by TypeScript \d/),
      '',
    ]);
    expect(lrlab(['notebook', 'check', 'b.ipynb'], { cwd }).code).toBe(0);
  }));

test('check and strip name files that are no notebooks and touch none', () =>
  inFolder((cwd) => {
    const ran = notebookText({ source: '1', execution_count: 3 });
    writeFileSync(join(cwd, 'ran.ipynb'), ran);
    mkdirSync(join(cwd, 'folder'));
    writeFileSync(join(cwd, 'list.ipynb'), '[]');
    for (const name of ['check', 'strip']) {
      const { code, out, err } = lrlab(['notebook', name, 'ran.ipynb', 'folder', 'list.ipynb'], { cwd });
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(
        /^lrlab: folder: expected a notebook, got a folder\nlrlab: list\.ipynb: expected an object, got \[\]$/m,
      );
      expect(lrlab(['notebook', name], { cwd }).err).toBe('lrlab: expected a notebook, got nothing\n');
    }
    expect(readFileSync(join(cwd, 'ran.ipynb'), 'utf8')).toBe(ran);
  }));

test('strip changes what it names, and --check only names it', () =>
  inFolder((cwd) => {
    writeNotebook(join(cwd, 'ran.ipynb'), { source: '1', execution_count: 3 });
    const before = readFileSync(join(cwd, 'ran.ipynb'), 'utf8');
    const strip = (...args: string[]) => lrlab(['notebook', 'strip', ...args, 'ran.ipynb'], { cwd });
    expect(strip('--check')).toEqual({ code: 1, out: 'ran.ipynb\n', err: '' });
    expect(strip('--check', '--json')).toEqual({ code: 1, out: '{"changed":["ran.ipynb"]}\n', err: '' });
    expect(readFileSync(join(cwd, 'ran.ipynb'), 'utf8')).toBe(before);
    expect(strip()).toEqual({ code: 0, out: 'ran.ipynb\n', err: '' });
    expect(strip('--check')).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(join(cwd, 'ran.ipynb'), 'utf8')).toContain('"execution_count": null');
    expect(readdirSync(cwd)).toEqual(['ran.ipynb']);
  }));
