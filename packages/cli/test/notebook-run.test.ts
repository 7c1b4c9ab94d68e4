import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, lrlab } from './lrlab.ts';
import { notebookText as notebookOf } from './notebook-file.ts';

test('runs notebooks, keeps those that went well and tells where one failed', () =>
  inFolder((cwd) => {
    writeFileSync(join(cwd, 'good.ipynb'), notebookOf('const a = 20;', 'a + 3'));
    writeFileSync(
      join(cwd, 'bad.ipynb'),
      notebookOf('const a = 1;', "throw new RangeError('too far');", 'a'),
    );
    const args = [
      'notebook',
      'run',
      '--output',
      'done',
      '--jobs',
      '1',
      '--timeout',
      '60',
      'good.ipynb',
      'bad.ipynb',
    ];
    const { code, out, err } = lrlab(args, { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/^notebook +result +cells ok +of +seconds +written\n/);
    expect(out).toMatch(/^good\.ipynb +ok +2 +2 +[\d.]+ +\S+good\.ipynb$/m);
    expect(out).toMatch(/^bad\.ipynb +failed +1 +3 +[\d.]+$/m);
    expect(err).toContain('bad.ipynb, cell cell-2, line 1:7: RangeError: too far\nRangeError: too far\n');
    expect(readFileSync(join(cwd, 'done/good.ipynb'), 'utf8')).toContain('"23"');
    expect(existsSync(join(cwd, 'done/bad.ipynb'))).toBe(false);
  }));

test('answers with JSON', () =>
  inFolder((cwd) => {
    writeFileSync(join(cwd, 'good.ipynb'), notebookOf('1 + 1'));
    const { code, out } = lrlab(['notebook', 'run', '--json', 'good.ipynb'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual([
      {
        path: expect.stringMatching(/good\.ipynb$/),
        ok: true,
        seconds: expect.any(Number),
        cells: [{ id: 'cell-1', seconds: expect.any(Number), status: 'ok' }],
        errors: [],
      },
    ]);
  }));

test('refuses what is no notebook with every fault', () =>
  inFolder((cwd) => {
    writeFileSync(join(cwd, 'a.ipynb'), '{}');
    const { code, out, err } = lrlab(['notebook', 'run', 'a.ipynb'], { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(err.trimEnd().split('\n').length).toBeGreaterThan(1);
    expect(err).toMatch(/^lrlab: a\.ipynb: nbformat: expected 4, got nothing$/m);
  }));

test('passes parameters on, JSON or text', () =>
  inFolder((cwd) => {
    writeFileSync(join(cwd, 'a.ipynb'), notebookOf("[n + 1, name, list.length].join(' ')"));
    const params = ['n=5', 'name=warm up', 'list=[1, 2]'].flatMap((text) => ['--param', text]);
    const args = ['notebook', 'run', ...params, '--output', 'done', 'a.ipynb'];
    expect(lrlab(args, { cwd }).code).toBe(0);
    expect(readFileSync(join(cwd, 'done/a.ipynb'), 'utf8')).toContain('6 warm up 2');
    expect(lrlab(['notebook', 'run', '--param', 'n', '--param', '=3', 'a.ipynb'], { cwd }).err).toBe(
      [
        'lrlab: --param: expected NAME=VALUE, got "n"',
        'lrlab: --param: expected NAME=VALUE, got "=3"',
        'lrlab: See: lrlab notebook run --help\n',
      ].join('\n'),
    );
  }));

test('warns of a parameter that the notebook does not have, and runs', () =>
  inFolder((cwd) => {
    const tagged = { source: 'const n = 1;', metadata: { tags: ['parameters'] } };
    writeFileSync(join(cwd, 'a.ipynb'), notebookOf(tagged));
    writeFileSync(join(cwd, 'b.ipynb'), notebookOf('$m + 1'));
    const params = ['n=5', 'm=6', '$m=7'].flatMap((text) => ['--param', text]);
    const { code, err } = lrlab(['notebook', 'run', ...params, 'a.ipynb', 'b.ipynb'], { cwd });
    expect(code).toBe(0);
    expect(err.split('\n').filter((line) => line.includes('warning'))).toEqual([
      'a.ipynb: warning: --param m: the notebook has no such parameter',
      'a.ipynb: warning: --param $m: the notebook has no such parameter',
      'b.ipynb: warning: --param n: the notebook has no such parameter',
      'b.ipynb: warning: --param m: the notebook has no such parameter',
    ]);
  }));

test('names every file that is none, before anything runs', () =>
  inFolder((cwd) => {
    writeFileSync(join(cwd, 'empty.ipynb'), ' \n');
    writeFileSync(join(cwd, 'text.ipynb'), 'no JSON');
    mkdirSync(join(cwd, 'folder.ipynb'));
    const files = ['empty.ipynb', 'text.ipynb', 'folder.ipynb', 'nowhere.ipynb'];
    const { code, out, err } = lrlab(['notebook', 'run', ...files], { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(err.trimEnd().split('\n')).toEqual([
      'lrlab: empty.ipynb: expected a notebook, got an empty file',
      expect.stringMatching(/^lrlab: text\.ipynb: expected JSON, got /),
      'lrlab: folder.ipynb: expected a notebook, got a folder',
      'lrlab: nowhere.ipynb: expected a notebook, got no file of that name',
    ]);
  }));
