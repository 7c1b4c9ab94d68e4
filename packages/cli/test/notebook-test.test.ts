import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, lrlab } from './lrlab.ts';
import { type GivenCell, writeNotebook } from './notebook-file.ts';

const printed = (source: string, text: string, ...tags: string[]): GivenCell => ({
  source,
  metadata: { tags },
  execution_count: 1,
  outputs: [{ output_type: 'stream', name: 'stdout', text }],
});

test('compares outputs, tells where they differ, and updates only what does', () =>
  inFolder((cwd) => {
    const file = join(cwd, 'a.ipynb');
    writeNotebook(
      file,
      printed('const a = 1;\nconsole.log("at", new Date());', 'at 2020-01-01T00:00:00.000Z\n'),
      printed('console.log("one\\ntwo", a);', 'one\nthree\n'),
      printed('console.log(Math.random());', '5\n', 'skip-compare'),
      printed('throw new Error("never run");', 'kept\n', 'nbval-skip'),
      {
        ...(printed('throw new Error("no");', '', 'raises-exception') as object),
        source: 'throw new Error("no");',
        outputs: [{ output_type: 'error', ename: 'Error', evalue: 'no', traceback: [] }],
      },
    );
    const run = (...args: string[]) => lrlab(['notebook', 'test', ...args, 'a.ipynb'], { cwd });
    const first = run();
    expect(first.code).toBe(1);
    expect(first.out).toMatch(
      /^a\.ipynb, cell 2 \(cell-2\), line 3 of its outputs\n@@ .* @@\n \[stdout\]\n one\n-three\n\+two 1\n\nnotebook +result +compared +differ +seconds\s*\n.*\na\.ipynb +differs +3 +1 +[\d.]+\s*$/,
    );
    const before = JSON.parse(readFileSync(file, 'utf8'));
    const updated = run('--update', '--json');
    expect(updated.code).toBe(0);
    expect(JSON.parse(updated.out)).toMatchObject([
      {
        file: 'a.ipynb',
        ok: true,
        compared: 3,
        differences: [{ cell: 2, id: 'cell-2', line: 3 }],
        errors: [],
        updated: true,
      },
    ]);
    const after = JSON.parse(readFileSync(file, 'utf8'));
    expect(after.cells[1].outputs[0].text).toEqual(['one\n', 'two 1\n']);
    for (const i of [0, 2, 3, 4]) expect(after.cells[i].source.join('')).toBe(before.cells[i].source);
    expect(after.cells[3].outputs[0].text).toEqual(['kept\n']);
    expect(after.cells[4].metadata).toEqual({ tags: ['raises-exception'] });
    expect(run().code).toBe(0);
    expect(run('--exact').code).toBe(1);
  }));

test('takes sanitizers from a file, and names their faults', () =>
  inFolder((cwd) => {
    writeNotebook(join(cwd, 'a.ipynb'), printed('console.log("seed", 7);', 'seed 8\n'));
    writeFileSync(join(cwd, 'good.json'), '[{ "pattern": "seed \\\\d+", "replace": "SEED" }]');
    writeFileSync(join(cwd, 'bad.json'), '[{ "pattern": "(", "replace": "" }, 1]');
    const run = (file: string) => lrlab(['notebook', 'test', '--sanitize', file, 'a.ipynb'], { cwd });
    expect(run('good.json').code).toBe(0);
    const { code, out, err } = run('bad.json');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^lrlab: bad\.json: \[0\]\.pattern: expected a regular expression/m);
    expect(err).toMatch(/^lrlab: bad\.json: \[1\]\.pattern: expected a regular expression, got nothing$/m);
    expect(run('none.json').err).toBe(
      'lrlab: none.json: expected a list of sanitizers, got no file of that name\n',
    );
  }));

test('a notebook that fails fails the test, and one without outputs need only run', () =>
  inFolder((cwd) => {
    writeNotebook(
      join(cwd, 'bad.ipynb'),
      printed('console.log(1);', '1\n'),
      printed('throw new Error("no");', ''),
    );
    writeNotebook(join(cwd, 'stripped.ipynb'), 'console.log(1);');
    const bad = lrlab(['notebook', 'test', '--update', 'bad.ipynb', 'stripped.ipynb'], { cwd });
    expect(bad.code).toBe(1);
    expect(bad.err).toContain('bad.ipynb, cell cell-2, line 1:7: Error: no\n');
    expect(bad.out).toMatch(/^bad\.ipynb +failed +1 +0 /m);
    expect(bad.out).toMatch(/^stripped\.ipynb +ok +nothing stored +0 +[\d.]+ +updated$/m);
    expect(lrlab(['notebook', 'test', 'stripped.ipynb'], { cwd }).out).toMatch(
      /^stripped\.ipynb +ok +1 +0 /m,
    );
  }));
