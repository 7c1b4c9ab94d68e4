import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, lrlab } from './lrlab.ts';
import { writeNotebook } from './notebook-file.ts';

test('makes a page of what a notebook holds, with the pictures beside it', () =>
  inFolder((cwd) => {
    const outputs = [{ output_type: 'stream', name: 'stdout', text: 'said' }];
    const picture = {
      cell_type: 'markdown',
      source: '![a](dot.png)',
      outputs: undefined,
      execution_count: undefined,
    };
    writeNotebook(join(cwd, 'a.ipynb'), { source: '1 + 1', outputs }, picture);
    writeFileSync(join(cwd, 'dot.png'), 'dot');
    const said = lrlab(['notebook', 'render', 'a.ipynb', '-o', 'pages/a.html'], { cwd });
    expect(said).toEqual({ code: 0, out: 'pages/a.html\n', err: '' });
    const html = readFileSync(join(cwd, 'pages/a.html'), 'utf8');
    expect(html).toContain('<title>a</title>');
    expect(html).toContain('said');
    expect(html).toContain(`data:image/png;base64,${Buffer.from('dot').toString('base64')}`);
    expect(html.length).toBeLessThan(20_000);
  }));

test('runs a notebook first if told, and writes no page of one that fails', () =>
  inFolder((cwd) => {
    writeNotebook(join(cwd, 'a.ipynb'), 'console.log("fr" + "esh");');
    writeNotebook(join(cwd, 'bad.ipynb'), 'throw new Error("no");');
    const before = readFileSync(join(cwd, 'a.ipynb'), 'utf8');
    expect(lrlab(['notebook', 'render', '--run', '--json', 'a.ipynb'], { cwd }).out).toBe(
      '{"written":"a.html"}\n',
    );
    expect(readFileSync(join(cwd, 'a.html'), 'utf8')).toContain('fresh');
    expect(readFileSync(join(cwd, 'a.ipynb'), 'utf8')).toBe(before);
    const { code, err } = lrlab(['notebook', 'render', '--run', 'bad.ipynb'], { cwd });
    expect(code).toBe(1);
    expect(err).toContain('bad.ipynb, cell cell-1, line 1:7: Error: no\n');
    expect(readdirSync(cwd).sort()).toEqual(['a.html', 'a.ipynb', 'bad.ipynb']);
  }));

test('names what is no notebook', () =>
  inFolder((cwd) => {
    writeFileSync(join(cwd, 'a.ipynb'), '');
    expect(lrlab(['notebook', 'render', 'a.ipynb'], { cwd })).toEqual({
      code: 2,
      out: '',
      err: 'lrlab: a.ipynb: expected a notebook, got an empty file\n',
    });
    expect(lrlab(['notebook', 'render', '-o', 'a.pdf', 'a.html'], { cwd }).err).toBe(
      'lrlab: expected a file in .ipynb, got "a.html"\nlrlab: --out: expected a name in .html, got "a.pdf"\n',
    );
  }));
