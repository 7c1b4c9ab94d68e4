import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder, outputsAt, runCellsOf } from './run.ts';
import { writePackage } from './write-package.ts';

const files = {
  'index.js': 'export const scale = (rate, by) => ({ rate: rate * by });\n',
  'index.d.ts':
    'export interface Scaled { readonly rate: number }\nexport declare function scale(rate: number, by: number): Scaled;\n',
  'sub.js': 'export const name = "sub";\n',
  'sub.d.ts': 'export declare const name: string;\n',
};
const entry = { types: './dist/index.d.ts', default: './dist/index.js' };

describe('what a cell imports', () => {
  test('a workspace package comes with full types, and all it exports can be named', async () => {
    const cwd = newFolder();
    writePackage(cwd, '@fixture/a', files, {
      main: './dist/index.js',
      types: './dist/index.d.ts',
      exports: { '.': entry },
    });
    // A package with `exports` alone, and with a second way in.
    const sub = { types: './dist/sub.d.ts', default: './dist/sub.js' };
    writePackage(cwd, '@fixture/b', files, { exports: { '.': entry, './sub': sub } });
    const result = await runCellsOf(
      [
        "import { scale, type Scaled } from '@fixture/a';\nconst scaled: Scaled = scale(0.1, 2);\nscaled.rate",
        "scale('0.1', 2);",
        'scaled.rate = 3;',
        "import * as P from '@fixture/a';\nconst surface = { ...P };\nObject.keys(surface)",
        "import { name } from '@fixture/b/sub';\nconst n: number = name;",
        "import { none } from '@fixture/b';",
        "import nothing from '@fixture/none';",
      ],
      { cwd, allowErrors: true },
    );
    expect(outputsAt(result, 0)).toMatchObject([{ data: { 'text/plain': '0.2' } }]);
    expect(outputsAt(result, 3)).toMatchObject([
      { data: { 'text/plain': expect.stringContaining("'scale'") } },
    ]);
    expect(result.errors.map(({ cellId, evalue }) => [cellId, evalue])).toEqual([
      ['c2', "1:7 - Argument of type 'string' is not assignable to parameter of type 'number'."],
      ['c3', "1:8 - Cannot assign to 'rate' because it is a read-only property."],
      ['c5', "2:7 - Type 'string' is not assignable to type 'number'."],
      ['c6', `1:10 - Module '"@fixture/b"' has no exported member 'none'.`],
      ['c7', "1:21 - Cannot find module '@fixture/none' or its corresponding type declarations."],
    ]);
  });

  test('a package that returns a type it does not export itself is told of by the cell that spreads its surface', async () => {
    const cwd = newFolder();
    const own = join(cwd, 'node_modules', '@fixture', 'outer');
    writePackage(own, '@fixture/inner', files, { types: './dist/index.d.ts', exports: { '.': entry } });
    const outer = {
      'index.js': 'export const make = () => ({ rate: 1 });\n',
      'index.d.ts':
        "import type { Scaled } from '@fixture/inner';\nexport declare function make(): Scaled;\n",
    };
    writePackage(cwd, '@fixture/outer', outer, { types: './dist/index.d.ts', exports: { '.': entry } });
    const result = await runCellsOf(["import * as P from '@fixture/outer';\nconst surface = { ...P };"], {
      cwd,
    });
    expect(result.errors[0]?.evalue).toMatch(/^2:7 - The inferred type of 'surface' cannot be named without/);
  });
});
