import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkNotebook, formatNotebook, type Notebook, parseNotebook, stripNotebook } from '../src/index.ts';
import { cell, notebookOf } from './run.ts';

const codes = (notebook: Notebook) =>
  checkNotebook(notebook).map(({ code, path, line, column }) => [code, path, line, column]);

describe('the file of a notebook', () => {
  test('is written as nbformat writes it: keys sorted, one space, texts as lines, one newline', () => {
    const notebook: Notebook = {
      ...notebookOf('a\nb\n'),
      metadata: { z: 1, a: { c: [], b: {} } },
    };
    expect(formatNotebook(notebook)).toBe(`{
 "cells": [
  {
   "cell_type": "code",
   "execution_count": null,
   "id": "c1",
   "metadata": {},
   "outputs": [],
   "source": [
    "a\\n",
    "b\\n"
   ]
  }
 ],
 "metadata": {
  "a": {
   "b": {},
   "c": []
  },
  "z": 1
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
`);
  });

  test('reads back what was written, whatever the texts are', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u2028', 'é', '"', '\\', ' ', '𝄞') });
    const output = fc.oneof(
      fc.record({
        output_type: fc.constant('stream' as const),
        name: fc.constantFrom('stdout' as const, 'stderr' as const),
        text,
      }),
      fc.record({
        output_type: fc.constant('display_data' as const),
        data: fc.record({ 'text/html': text, 'image/png': text, 'application/json': fc.array(text) }),
        metadata: fc.constant({}),
      }),
      fc.record({
        output_type: fc.constant('error' as const),
        ename: text,
        evalue: text,
        traceback: fc.array(text),
      }),
    );
    fc.assert(
      fc.property(text, fc.array(output), (source, outputs) => {
        const notebook = notebookOf({ ...cell(source), outputs }, 'other');
        expect(parseNotebook(formatNotebook(notebook))).toEqual(notebook);
        expect(formatNotebook(parseNotebook(formatNotebook(notebook)))).toBe(formatNotebook(notebook));
      }),
    );
  });

  test('that is none is refused with every fault, each with its path, what was expected and what came', () => {
    const text = JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {},
      cells: [
        { cell_type: 'code', id: 7, metadata: {}, source: 5, outputs: [{ output_type: 'picture' }] },
        { cell_type: 'cod', metadata: { tags: 'x' }, source: '' },
      ],
    });
    expect(() => parseNotebook(text)).toThrow(
      [
        'cells[0].id: expected a string, got 7',
        'cells[0].source: expected a string or a list of strings, got 5',
        'cells[0].outputs[0].output_type: expected "stream", "display_data", "execute_result" or "error", got "picture"',
        'cells[1].metadata.tags: expected a list of strings, got "x"',
        'cells[1].cell_type: expected "code", "markdown" or "raw", got "cod"',
      ].join('\n'),
    );
    expect(() => parseNotebook('{')).toThrow(/^notebook: expected JSON, got /);
  });
});

describe('the committed form', () => {
  test('has no traces of a run, and its ids are its own and stay', () => {
    const executed: Notebook = {
      ...notebookOf({
        ...cell('1 \n\n'),
        execution_count: 3,
        outputs: [{ output_type: 'stream', name: 'stdout', text: 'x' }],
      }),
      nbformat_minor: 4,
      metadata: {
        kernelspec: { name: 'tslab', language: 'typescript', display_name: 'TypeScript', argv: [] },
        language_info: { name: 'typescript', version: '3.7.2' },
        widgets: {},
        title: 'kept',
      },
    };
    const twins: Notebook = {
      ...executed,
      cells: [
        ...executed.cells,
        { ...executed.cells[0]!, metadata: { scrolled: true, tags: ['kept'] } },
        { cell_type: 'markdown', metadata: {}, source: 'text' },
      ],
    };
    expect(codes(twins)).toEqual([
      ['nbformat', 'nbformat_minor', undefined, undefined],
      ['kernelspec', 'metadata.kernelspec', undefined, undefined],
      ['volatile-metadata', 'metadata.language_info.version', undefined, undefined],
      ['volatile-metadata', 'metadata.widgets', undefined, undefined],
      ['untidy-source', 'cells[0].source', undefined, undefined],
      ['outputs', 'cells[0].outputs', undefined, undefined],
      ['execution-count', 'cells[0].execution_count', undefined, undefined],
      ['id', 'cells[1].id', undefined, undefined],
      ['volatile-metadata', 'cells[1].metadata.scrolled', undefined, undefined],
      ['untidy-source', 'cells[1].source', undefined, undefined],
      ['outputs', 'cells[1].outputs', undefined, undefined],
      ['execution-count', 'cells[1].execution_count', undefined, undefined],
      ['id', 'cells[2].id', undefined, undefined],
    ]);
    const stripped = stripNotebook(twins);
    expect(checkNotebook(stripped)).toEqual([]);
    expect(stripNotebook(stripped)).toEqual(stripped);
    expect(stripped.cells[0]?.id).toBe('c1');
    expect(stripped.cells[1]?.metadata).toEqual({ tags: ['kept'] });
    expect(stripped.metadata['title']).toBe('kept');
    expect(stripNotebook(twins).cells.map(({ id }) => id)).toEqual(stripped.cells.map(({ id }) => id));
  });

  test('holds no code that breaks under the stock kernel', () => {
    const first =
      "import { join as j } from 'node:path';\nconst a = 1, b = 2;\nfunction f() { const a = 2; return { a, b }; }";
    const at = (source: string) =>
      codes(notebookOf(first, source)).map(([code, , line, column]) => [code, line, column]);
    expect(codes(notebookOf(first))).toEqual([]);
    expect(at('const o = { a, b };')).toEqual([
      ['shorthand', 1, 13],
      ['shorthand', 1, 16],
    ]);
    expect(at('const g = (b: number) => ({ b, a: 1 });')).toEqual([]);
    expect(at('const p = await (f());\nawait [1];\nconst q = await f();')).toEqual([
      ['await-operand', 1, 11],
      ['await-operand', 2, 1],
    ]);
    expect(at('async function h() { await (1); for await (const x of []) {} }')).toEqual([]);
    expect(at('for await (const x of []) {}')).toEqual([['for-await', 1, 1]]);
    expect(at('export const c = 1;\nexport default c;')).toEqual([['export', 1, 1]]);
    expect(at("import z from './z.ts';\nimport d from './d.json' with { type: 'json' };")).toEqual([
      ['ts-specifier', 1, 15],
      ['import-attributes', 2, 1],
    ]);
    expect(
      at("import type { Data } from 'plotly.js';\nimport { type Layout } from 'plotly.js-dist';"),
    ).toEqual([]);
    expect(at("import Plotly from 'plotly.js-dist-min';")).toEqual([['plotly-value-import', 1, 1]]);
    expect(at('let j = 3, k = 4;')).toEqual([['redeclaration', 1, 5]]);
    expect(codes(notebookOf('const a = 1;', cell('const a = 1 (', 'skip-execution')))).toEqual([]);
  });
});
