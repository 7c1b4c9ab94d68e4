import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatNotebook, type Progress, parseNotebook, runNotebooks } from '../src/index.ts';
import { writeWhole } from '../src/write-whole.ts';
import { newFolder, notebookOf, printedAt } from './run.ts';

function writeNotebook(folder: string, name: string, ...cells: string[]): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, formatNotebook(notebookOf(...cells)));
  return path;
}

describe.concurrent('several notebooks', () => {
  test('run at the same time, do not mix, and come back in order', async () => {
    const cwd = newFolder();
    const cells = (name: string) => [
      `globalThis['who'] = '${name}';\nawait new Promise((done) => setTimeout(done, 150));`,
      `for (let i = 0; i < 200; i++) { console.log(globalThis['who'], i); await null; }`,
    ];
    const files = ['one', 'two'].map((name) => writeNotebook(cwd, `${name}.ipynb`, ...cells(name)));
    const output = join(cwd, 'executed');
    const events: Progress[] = [];
    const results = await runNotebooks({ files, output, jobs: 2, onProgress: (event) => events.push(event) });
    expect(results.map(({ path, ok }) => [path, ok])).toEqual(files.map((file) => [file, true]));
    for (const [i, name] of ['one', 'two'].entries()) {
      const lines = Array.from({ length: 200 }, (_, n) => `${name} ${n}\n`).join('');
      expect(printedAt(results[i]!, 1)).toBe(lines);
      const written = parseNotebook(readFileSync(join(output, `${name}.ipynb`), 'utf8'));
      expect(written).toEqual(results[i]?.notebook);
    }
    expect(readdirSync(output).sort()).toEqual(['one.ipynb', 'two.ipynb']);
    const ends = events.findIndex((event) => event.type === 'notebook-end');
    const starts = events.filter((event, at) => event.type === 'notebook-start' && at < ends);
    expect(starts).toHaveLength(2);
    expect(events.filter((event) => event.type === 'cell-end')).toHaveLength(4);
  });

  test('one that fails is not written, and what stood in its place stands there still', async () => {
    const cwd = newFolder();
    const bad = writeNotebook(cwd, 'bad.ipynb', 'throw new Error("no")');
    const good = writeNotebook(cwd, 'good.ipynb', '1');
    const output = join(cwd, 'executed');
    await writeWhole(join(output, 'bad.ipynb'), 'from before');
    const results = await runNotebooks({ files: [bad, good], output });
    expect(results.map(({ ok, written }) => [ok, written !== undefined])).toEqual([
      [false, false],
      [true, true],
    ]);
    expect(readFileSync(join(output, 'bad.ipynb'), 'utf8')).toBe('from before');
    expect(readdirSync(output).sort()).toEqual(['bad.ipynb', 'good.ipynb']);
    await runNotebooks({ files: [bad], output, allowErrors: true });
    expect(readFileSync(join(output, 'bad.ipynb'), 'utf8')).toContain('"ename": "Error"');
  });

  test('all faults of all files are told before anything runs', async () => {
    const cwd = newFolder();
    const good = writeNotebook(
      cwd,
      'same.ipynb',
      "import { writeFileSync } from 'node:fs';\nwriteFileSync('ran', '');",
    );
    const twin = writeNotebook(join(cwd, 'sub'), 'same.ipynb', '1');
    writeFileSync(join(cwd, 'bad.ipynb'), '{ "nbformat": 3 }');
    const run = runNotebooks({ files: [good, twin, join(cwd, 'bad.ipynb')], output: join(cwd, 'executed') });
    await expect(run).rejects.toMatchObject({
      name: 'NotebookError',
      issues: [
        { code: 'same-output', path: twin },
        { path: `${join(cwd, 'bad.ipynb')}: nbformat`, message: 'expected 4, got 3' },
        { message: 'expected a whole number, got nothing' },
        { message: 'expected an object, got nothing' },
        { message: 'expected a list, got nothing' },
      ],
    });
    expect(existsSync(join(cwd, 'ran'))).toBe(false);
  });

  test('an abort ends all of them and writes nothing', async () => {
    const cwd = newFolder();
    const files = ['a', 'b', 'c'].map((name) =>
      writeNotebook(cwd, `${name}.ipynb`, 'await new Promise(() => {});'),
    );
    const controller = new AbortController();
    const run = runNotebooks({
      files,
      output: join(cwd, 'executed'),
      jobs: 2,
      signal: controller.signal,
      onProgress: ({ type }) => type === 'cell-start' && controller.abort(new Error('enough')),
    });
    await expect(run).rejects.toThrow('enough');
    expect(existsSync(join(cwd, 'executed'))).toBe(false);
  });

  test('less than one at a time is refused', async () => {
    await expect(runNotebooks({ files: [], jobs: 0 })).rejects.toThrow(
      'jobs: expected a whole number above 0, got 0',
    );
  });

  test('a file that cannot be put in its place leaves nothing beside it', async () => {
    const cwd = newFolder();
    mkdirSync(join(cwd, 'taken', 'inside'), { recursive: true });
    await expect(writeWhole(join(cwd, 'taken'), 'text')).rejects.toThrow();
    expect(readdirSync(cwd)).toEqual(['taken']);
  });
});
