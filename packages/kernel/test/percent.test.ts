import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Notebook, parsePercent, percentText, stripNotebook, withOutputsOf } from '../src/index.ts';
import { typescriptOfTslab } from '../src/typescript-of-tslab.ts';
import { cell, notebookOf } from './run.ts';

const piece = fc.constantFrom(
  '%%',
  '//',
  '\\',
  ' ',
  '\t',
  '\n',
  '\u2028',
  '[markdown]',
  'a',
  '=',
  '"',
  '---',
  '1',
  '{',
  'é',
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const key = fc.oneof(fc.constantFrom('tags2', 'id', 'metadata', 'attachments', 'a b', 'title'), text);
const json = fc.dictionary(
  key,
  fc.oneof(
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
    fc.constant(null),
    fc.array(text),
  ),
  { noNullPrototype: true },
);
const metadata = fc
  .record({ tags: fc.array(text) }, { requiredKeys: [] })
  .chain((tags) => json.map((fields) => ({ ...fields, ...tags })));
const codeCell = fc
  .record({ metadata, source: text })
  .map(({ metadata, source }) => ({ ...cell(source), metadata }));
const textCell = fc.record(
  {
    cell_type: fc.constantFrom('markdown' as const, 'raw' as const),
    metadata,
    source: text,
    attachments: fc.constant({ 'a.png': { 'image/png': 'AAAA' } }),
  },
  { requiredKeys: ['cell_type', 'metadata', 'source'] },
);
const notebook: fc.Arbitrary<Notebook> = fc
  .record({ metadata: json, cells: fc.array(fc.oneof(codeCell, textCell), { maxLength: 5 }) })
  .map(({ metadata, cells }) => ({ nbformat: 4, nbformat_minor: 5, metadata, cells }));

describe('a notebook as percent text', () => {
  test('reads', () => {
    const given: Notebook = {
      ...notebookOf(cell('const n = 1;', 'parameters'), 'n + 1\n// %% not a cell'),
      metadata: { kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' } },
    };
    const markdown = { cell_type: 'markdown' as const, id: 'm', metadata: {}, source: '# Title\n\nWords.' };
    expect(percentText({ ...given, cells: [markdown, ...given.cells] })).toBe(`// ---
// jupyter:
//     "kernelspec": {"display_name":"TypeScript","language":"typescript","name":"tslab"}
// ---

// %% [markdown] id="m"
// # Title
//
// Words.

// %% id="c1" tags=["parameters"]
const n = 1;

// %% id="c2"
n + 1
// \\%% not a cell
`);
  });

  test('gives the notebook back, whatever it holds, without what runs have left', () => {
    fc.assert(
      fc.property(notebook, (given) => {
        const kept = stripNotebook(given);
        expect(parsePercent(percentText(given))).toEqual(kept);
        expect(percentText(parsePercent(percentText(given)))).toBe(percentText(given));
      }),
      { numRuns: 2000 },
    );
  });

  test('is a program wherever the cells are', () => {
    const ts = typescriptOfTslab();
    const prose = fc.oneof(textCell, fc.constantFrom(cell('const { a } = await f();'), cell('export {};')));
    fc.assert(
      fc.property(fc.array(prose), json, (cells, metadata) => {
        const written = percentText({ nbformat: 4, nbformat_minor: 5, metadata, cells });
        expect(ts.transpileModule(written, { reportDiagnostics: true }).diagnostics).toEqual([]);
      }),
    );
  });

  // As jupytext 1.16 documents its format: YAML in blocks, a title, options of both kinds.
  test('is read as jupytext and editors write it', () => {
    const { metadata, cells } = parsePercent(`// ---
// jupyter:
//   jupytext:
//     text_representation:
//       extension: .ts
//       format_name: percent
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

import { a } from 'a';

// %% [markdown]
// A *title*

// %% A title [markdown] {"tags": ["x"]}
//no blank
// %%
// %% slideshow={"slide_type": "a b"} editable=true
a();
`);
    expect(metadata).toEqual({
      kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' },
    });
    expect(cells.map(({ cell_type, source, metadata }) => [cell_type, source, metadata])).toEqual([
      ['code', "import { a } from 'a';", {}],
      ['markdown', 'A *title*', {}],
      ['markdown', 'no blank', { title: 'A title', tags: ['x'] }],
      ['code', '', {}],
      ['code', 'a();', { slideshow: { slide_type: 'a b' }, editable: true }],
    ]);
  });

  test('that cannot be read is refused with every fault and its line', () => {
    const bad = '// ---\n// jupyter: {\n// ---\n// %% id=oops\n// %% [markdown]\n\nplain\n// %% a="';
    expect(() => parsePercent(bad)).toThrow(
      /^line 1: expected YAML .*\nline 4: expected options .*, got "id=oops"\nline 7: expected \/\/ in a markdown cell, got "plain"\nline 8: expected options/,
    );
  });

  test('is read in time however long a line is', () => {
    const started = performance.now();
    for (const part of ['a', ' ', '"', '\\', '[markdown] ', 'a=', '{']) {
      try {
        parsePercent(`// %% ${part.repeat(100_000)}\n// %% a="${part.repeat(100_000)}`);
      } catch {
        // It may be no option.
      }
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

test('outputs stay with cells whose source is the same, those of the same id first', () => {
  const ran = (source: string, count: number) => ({ ...cell(source), execution_count: count });
  const earlier = notebookOf(ran('a', 1), ran('b', 2), ran('a', 3), ran('c', 4));
  const order = ['c3', 'c1', 'new', 'c2'].map((id, i) => ({ ...cell(['a', 'a', 'a', 'changed'][i]!), id }));
  const { cells } = withOutputsOf({ ...earlier, cells: order }, earlier);
  expect(cells.map((one) => one.cell_type === 'code' && one.execution_count)).toEqual([3, 1, null, null]);
});
