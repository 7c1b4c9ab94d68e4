import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNotebook, parseNotebook } from '@lrlab/kernel';
import { beforeAll, describe, expect, test } from 'vitest';
import { reproductionPage } from '../src/page.ts';
import { readReferences } from '../src/reference.ts';
import { checkAll, type Reproduction, reproduce } from '../src/reproduce.ts';
import { type Shown, shownIn } from '../src/shown.ts';
import { reportOf, summaryText } from '../src/summary.ts';

const folder = fileURLToPath(new URL('../../../notebooks/', import.meta.url));
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.ipynb'))
  .map((file) => join(folder, file));
const references = readReferences();

let made: Reproduction;
let shown: Shown[];

beforeAll(async () => {
  // Pictures are the notebooks' own matter; what is checked here is the data.
  made = await reproduce({ files, references, env: { LRLAB_RENDERER: 'mime+text' } });
  shown = made.results.flatMap(({ notebook, path }) => shownIn(notebook, path));
}, 180_000);

describe('every notebook', () => {
  test.each(files)('is committed without outputs and runs under the stock kernel, too: %s', (file) => {
    expect(checkNotebook(parseNotebook(readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('runs from its first cell to its last', () => {
    expect(made.results.flatMap(({ errors }) => errors)).toEqual([]);
    expect(made.results).toHaveLength(files.length);
  });
});

test('the 19 images of document 002 and every plot the others imply are shown once, and are right', () => {
  const ids = made.checked.map(({ id }) => id);
  const images = Array.from({ length: 19 }, (_, i) => `fig${String(i + 1).padStart(2, '0')}`);
  const implied = ['S000-T', 'S000-A', 'S000-B', 'S001-A', 'S001-B', 'S001-C', 'S004-A', 'S004-B'];
  const updaters = [...'ABCDEFGH'].map((letter) => `S003-${letter}`);
  expect([...ids].sort()).toEqual([...images, ...implied, ...updaters].sort());
  expect(made.checked.filter(({ ok }) => !ok)).toEqual([]);
});

test('every reference is held against a line of its own', () => {
  const held = made.checked.flatMap(({ lines }) => lines.map(({ reference }) => reference));
  expect(held.sort()).toEqual(references.map(({ name }) => name).sort());
});

describe('what is wrong is told', () => {
  const only = (id: string, change: (one: Shown) => Shown[]): (typeof made.checked)[number] => {
    const changed = shown.flatMap((one) => (one.id === id ? change(one) : [one]));
    const wrong = checkAll(changed, references).filter(({ ok }) => !ok);
    expect(wrong.map((one) => one.id)).toEqual([id]);
    return wrong[0]!;
  };

  test('a figure that is missing', () => {
    expect(only('fig01', () => []).fault).toBe('not shown by any notebook');
  });

  test('a figure that is shown twice', () => {
    expect(only('fig01', (one) => [one, one]).fault).toBe('shown more than once');
  });

  test('a jump that comes one step early', () => {
    const detection = shown.find(({ id }) => id === 'fig16')!;
    const { fault, lines } = only('fig01', (one) => [{ ...one, lines: detection.lines }]);
    expect(fault).toBe('off: fig01');
    expect(lines[0]?.step).toBe(5000);
  });

  test('a line that is drawn beside its rates', () => {
    const moved = (one: Shown): Shown => {
      const figure = structuredClone(one.figure) as { data: { y: number[] }[] };
      figure.data[0]!.y[0]! += 1e-4;
      return { ...one, figure: figure as unknown as NonNullable<Shown['figure']> };
    };
    expect(only('fig09', (one) => [moved(one)]).fault).toBe('drawn beside its rates');
  });

  test('one line of several that is missing', () => {
    const { fault } = only('S003-E', (one) => [{ ...one, lines: one.lines.slice(1) }]);
    expect(fault).toBe('off: S003-E-constant');
  });

  test('a cell of the table', () => {
    const rows = [
      ['COCO17', 118287, '8*8', 4000, 2.16],
      ['paiti_v1v2v3', 22720, '8*8', 767, 2.16],
    ];
    const { fault } = only('S000-T', (one) => [{ ...one, table: { ...one.table!, rows } }]);
    expect(fault).toBe('1 cells differ from the document');
  });
});

test('the page shows every figure with its caption in both languages, its parameters and its check', () => {
  const html = reproductionPage(made.checked, { library: './plotly.js' });
  for (const { id } of made.checked) expect(html).toContain(`<section id="${id}">`);
  expect(html).toContain('分段常数衰减');
  expect(html).toContain('Piecewise constant decay');
  expect(html).toContain('decay_steps');
  expect(html.match(/✓ checked/g)).toHaveLength(made.checked.length);
  expect(html.match(/<script src=/g)).toHaveLength(1);
});

test('the summary has a line for each figure, and the report says what each was held against', () => {
  const lines = summaryText(made.checked).split('\n');
  for (const { id } of made.checked) expect(lines.filter((line) => line.startsWith(id))).toHaveLength(1);
  const report = reportOf(made) as { ok: boolean; figures: { id: string; lines: { source: string }[] }[] };
  expect(report.ok).toBe(true);
  expect(report.figures.find(({ id }) => id === 'fig09')?.lines[0]?.source).toMatch(/^tensorflow \d/);
});
