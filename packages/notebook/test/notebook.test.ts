import { fileURLToPath } from 'node:url';
import { type Cell, type Notebook, type Output, runNotebook } from '@lrlab/kernel';
import { expect, test } from 'vitest';

// Where notebooks are: their imports are found from there, as they are for a reader.
const cwd = fileURLToPath(new URL('../../../notebooks', import.meta.url));

const run = async (...cells: string[]): Promise<Output[][]> => {
  const notebook: Notebook = {
    cells: cells.map(
      (source, i): Cell => ({
        cell_type: 'code',
        id: `c${i}`,
        metadata: {},
        execution_count: null,
        outputs: [],
        source,
      }),
    ),
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  };
  const { errors, notebook: executed } = await runNotebook({
    notebook,
    cwd,
    env: { LRLAB_RENDERER: 'mime+html+text' },
  });
  expect(errors).toEqual([]);
  return executed.cells.map((cell) => ('outputs' in cell ? [...cell.outputs] : []));
};

test('a notebook shows a figure, a table and progress, each in one output', async () => {
  const outputs = await run(
    `import { multiStep } from '@lrlab/core';\nimport { figureOf } from '@lrlab/figures';\nimport { progress, show, table } from '@lrlab/notebook';`,
    `const figure = figureOf(multiStep({ rate: 0.01, milestones: [5001], factor: 0.1 }), { end: 20000 });\nawait show(figure, { id: 'fig01' });`,
    `await show(figure);`,
    `table([{ step: 5000, rate: 0.01 }, { step: 5001, rate: 0.001 }]);`,
    `let sum = 0;\nfor (const step of progress([1, 2, 3])) sum += step;`,
  );
  expect(outputs.map((all) => all.map(({ output_type }) => output_type))).toEqual([
    [],
    ['display_data'],
    ['display_data'],
    ['display_data'],
    ['display_data'],
  ]);
  expect(outputs[1]).toMatchObject([{ metadata: { lrlab: { id: 'fig01' } } }]);
  const sizes = [outputs[1], outputs[2]].map((all) => JSON.stringify(all).length);
  expect(sizes[0]).toBeGreaterThan(500_000);
  expect(sizes[1]).toBeLessThan(100_000);
}, 60_000);

test('every export of both packages can be named in a cell', async () => {
  await run(
    `import * as figures from '@lrlab/figures';\nconst one = { ...figures };`,
    `import * as picture from '@lrlab/figures/picture';\nconst two = { ...picture };`,
    `import * as library from '@lrlab/figures/library';\nconst three = { ...library };`,
    `import * as notebook from '@lrlab/notebook';\nconst four = { ...notebook };`,
    // What has become \`any\` would take a number for a figure.
    `const wrong: string extends ReturnType<typeof figures.figureOf> ? 1 : 0 = 0;`,
  );
}, 60_000);
