import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { CodeCell } from '../src/index.ts';
import { cell, outputsAt, printedAt, runCellsOf } from './run.ts';

describe.concurrent('what goes wrong in a cell', () => {
  test('a thrown error has its name, its message, and a stack in lines of the cells', async () => {
    const result = await runCellsOf([
      'interface Point { x: number }\n\nfunction fail(p: Point): never {\n  throw new TypeError("no " + p.x);\n}',
      'const x = 7;\ntype T = { a: 1 };\n\nconst twice = () => fail({ x });\ntwice();',
      'console.log("not reached")',
    ]);
    expect(result.ok).toBe(false);
    expect(result.errors).toEqual([
      {
        cellId: 'c2',
        cellIndex: 1,
        ename: 'TypeError',
        evalue: 'no 7',
        traceback: [
          'TypeError: no 7',
          '    at fail (cell 1:4:9)',
          '    at twice (cell 2:4:21)',
          '    at cell 2:5:1',
        ],
        line: 4,
        column: 21,
      },
    ]);
    expect(outputsAt(result, 1)).toEqual([
      { output_type: 'error', ename: 'TypeError', evalue: 'no 7', traceback: result.errors[0]?.traceback },
    ]);
    expect(result.cells.map(({ status }) => status)).toEqual(['ok', 'error', 'skipped']);
    expect(outputsAt(result, 2)).toEqual([]);
    expect(result.notebook.cells[2]).toMatchObject({ execution_count: null });
  });

  test('a type error has its line and column and is told before anything of the cell runs', async () => {
    const result = await runCellsOf(['console.log("ran");\nconst n: number = 1;\n  const s: string = n;']);
    expect(result.errors).toMatchObject([
      {
        ename: 'TypeScriptError',
        evalue: "3:9 - Type 'number' is not assignable to type 'string'.",
        line: 3,
        column: 9,
      },
    ]);
    expect(result.errors[0]?.traceback).toEqual([
      "cell 1:3:9 - error TS2322: Type 'number' is not assignable to type 'string'.",
      '3   const s: string = n;',
      '          ~',
    ]);
    expect(printedAt(result, 0)).toBe('');
  });

  test('a thrown value that is no error, and a cause, are told whole', async () => {
    const result = await runCellsOf(
      [
        "throw 'plain';",
        "throw new Error('outer', { cause: new RangeError('\\u001b[31minner\\u001b[0m') });",
      ],
      { allowErrors: true },
    );
    expect(result.errors[0]).toMatchObject({ ename: 'Thrown', evalue: 'plain' });
    const traceback = result.errors[1]?.traceback.join('\n') ?? '';
    expect(traceback).toContain('RangeError: inner');
    expect(traceback).toContain('cell 2:1:35');
    expect(traceback).toBe(stripVTControlCharacters(traceback));
  });

  test('a rejection nobody handles fails the notebook in the cell that made it', async () => {
    const result = await runCellsOf(["Promise.reject(new Error('forgotten'));\nconst done = 1;", 'done']);
    expect(result.errors).toMatchObject([
      { cellId: 'c1', ename: 'Error', evalue: 'forgotten', line: 1, column: 16 },
    ]);
    expect(result.cells.map(({ status }) => status)).toEqual(['error', 'skipped']);
  });

  test('an error thrown late fails the notebook in the cell that began it, not the one under way', async () => {
    const result = await runCellsOf([
      "setTimeout(() => {\n  throw new Error('late');\n}, 100);\nconst set = true;",
      "console.log('second');\nawait new Promise((done) => setTimeout(done, 300));",
      'console.log("third");',
    ]);
    expect(result.errors).toMatchObject([{ cellId: 'c1', evalue: 'late', line: 2, column: 9 }]);
    expect(outputsAt(result, 0)).toMatchObject([{ output_type: 'error', ename: 'Error', evalue: 'late' }]);
    expect(result.cells.map(({ status }) => status)).toEqual(['error', 'ok', 'skipped']);
  });

  test('raises-exception allows an error, skip-execution leaves a cell out', async () => {
    const skipped = { ...cell('nonsense (', 'skip-execution'), execution_count: 9 };
    const result = await runCellsOf([cell("throw new Error('meant')", 'raises-exception'), skipped, '1 + 1']);
    expect(result.ok).toBe(true);
    expect(result.errors).toEqual([]);
    expect(result.cells.map(({ status }) => status)).toEqual(['error', 'skipped', 'ok']);
    expect(outputsAt(result, 0)).toMatchObject([{ output_type: 'error', evalue: 'meant' }]);
    expect(result.notebook.cells[1]).toEqual({ ...skipped, id: 'c2' });
    expect(outputsAt(result, 2)).toMatchObject([{ execution_count: 2, data: { 'text/plain': '2' } }]);
  });

  test('allowErrors goes on, and every error is counted', async () => {
    const result = await runCellsOf(['throw new Error("a")', 'console.log("on")', 'throw new Error("b")'], {
      allowErrors: true,
    });
    expect(result.errors.map(({ cellId }) => cellId)).toEqual(['c1', 'c3']);
    expect(printedAt(result, 1)).toBe('on\n');
    expect(result.ok).toBe(false);
  });

  test('parameters replace the defaults of the tagged cell, as in papermill', async () => {
    const cells = [
      cell("const n = 1;\nconst name = 'a';", 'parameters'),
      'n === 5 ? name + " five" : name + " other"',
    ];
    const result = await runCellsOf(cells, { parameters: { n: 5 } });
    expect(result.errors).toEqual([]);
    expect(outputsAt(result, 2)).toMatchObject([{ data: { 'text/plain': 'a five' } }]);
    expect(result.notebook.cells[1]).toMatchObject({
      source: 'let n = 5;',
      metadata: { tags: ['injected-parameters'] },
    });
    const again = await runCellsOf(
      result.notebook.cells.map((cell) => cell as CodeCell),
      { parameters: { n: 6 } },
    );
    expect(again.notebook.cells.map(({ source }) => source)).toEqual(
      [cells[0], 'let n = 6;', cells[1]].map(sourceOf),
    );
    const top = await runCellsOf(['n + 1'], { parameters: { n: 5 } });
    expect(top.notebook.cells.map(({ source }) => source)).toEqual(['let n = 5;', 'n + 1']);
    const run = runCellsOf(['1'], { parameters: { n: Number.NaN, 'a b': 1 } });
    await expect(run).rejects.toMatchObject({
      issues: [{ path: 'parameters.n', code: 'parameter-value' }, { path: 'parameters.a b' }],
    });
  });
});

const sourceOf = (given: string | { readonly source: string } | undefined): string | undefined =>
  typeof given === 'object' ? given.source : given;
