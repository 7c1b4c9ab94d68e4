import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkFiles, formatNotebook } from '../src/index.ts';
import { cell, newFolder, notebookOf } from './run.ts';

/** What is found in notebooks of one folder, each of the cells given: cell from 0, code, line, column. */
async function found(...notebooks: Parameters<typeof notebookOf>[]): Promise<unknown[][]> {
  const folder = newFolder();
  return foundIn(folder, ...notebooks);
}

async function foundIn(folder: string, ...notebooks: Parameters<typeof notebookOf>[]): Promise<unknown[][]> {
  const files = notebooks.map((cells, i) => {
    const file = join(folder, `${i}.ipynb`);
    writeFileSync(file, formatNotebook(notebookOf(...cells)));
    return file;
  });
  const before = readdirSync(folder);
  const checks = await checkFiles(files, { typesOnly: true });
  expect(readdirSync(folder)).toEqual(before);
  return checks.map(({ errors }) =>
    errors.map(({ path, code, line, column }) =>
      [Number(/^cells\[(\d+)\]/.exec(path)?.[1]), code, line, column].join(' '),
    ),
  );
}

test('a type error has its cell, line and column, and strict ones are found', async () => {
  expect(
    await found(
      [
        "const a: number = 'x';",
        '\nconst f = (x) => x;\n  a.toUpperCase();\nfunction g(s?: string) {\n  return s.length;\n}',
      ],
      ['1 + 1'],
      ["import { nothing } from 'node:fs';\nimport { a } from './nowhere.ts';\nnothing(a);"],
    ),
  ).toEqual([
    ['0 TS2322 1 7', '1 TS7006 2 12', '1 TS2339 3 5', '1 TS18048 5 10'],
    [],
    ['0 TS2305 1 10', '0 TS2307 2 19'],
  ]);
});

test('a later cell may declare a name anew, with another type, imports too', async () => {
  const cells = [
    "import { join } from 'node:path';\nlet total = 0;\nexport const name = 'a';\ninterface Row { a: number }",
    "total += 1;\nconst name = 5;\nname.toFixed(total);\ninterface Row { b: string }\nconst row: Row = { b: '' };",
    "import { join } from 'node:path';\nimport { basename as name } from 'node:path';\nname(join('a', row.b)).length;",
    'export default function total() { return name; }\ntotal()(5);\nenum Kind { A }\nfor await (const x of [name]) x;',
    'total.toFixed;\nexport default class {}\nnamespace N { export const k = Kind.A }\nN.k;',
  ];
  expect(await found(cells)).toEqual([['3 TS2345 2 9', '4 TS2339 1 7']]);
});

test('a cell sees nothing of what comes after it', async () => {
  expect(await found(['f();\nlater;', 'function f() {}\nconst later = 1;'])).toEqual([
    ['0 TS2304 1 1', '0 TS2304 2 1'],
  ]);
});

test('a cell that does not parse is told, and the others are checked all the same', async () => {
  expect(await found(['const a = 1;', 'if (a {\n', 'a.nothing;'])).toEqual([
    ['1 TS1005 1 7', '1 TS1005 2 1', '2 TS2339 1 3'],
  ]);
});

test('cells that are skipped are left out, and those that raise may be wrong', async () => {
  expect(
    await found([
      cell('oops(', 'skip-execution'),
      cell('const n: number = "";', 'raises-exception'),
      'n.big;',
    ]),
  ).toEqual([['2 TS2339 1 3']]);
});

test('imports are found from the folder of the notebook, above it too, and faults in what they load are told', async () => {
  const folder = newFolder();
  const inner = join(folder, 'inner');
  mkdirSync(inner);
  writeFileSync(join(folder, 'above.ts'), 'export const above: number = 1;');
  writeFileSync(
    join(inner, 'beside.ts'),
    "import { above } from '../above.ts';\nexport const beside: string = above;",
  );
  writeFileSync(join(inner, 'data.json'), '{ "a": [1] }');
  const cells = [
    "import { above } from '../above.ts';\nimport { beside } from './beside';\nimport data from './data.json' with { type: 'json' };",
    'above.toFixed();\nbeside.length;\ndata.a[0].toFixed();\ndata.b;\n',
    '/** @module own */\nexport const own = 1;\nown.x;',
    "import { own } from './own';\nown.toFixed();",
  ];
  expect(await foundIn(inner, cells)).toEqual([['1 TS2339 4 6', '2 TS2339 3 5', 'NaN TS2322 2 14']]);
});

test('what breaks under the stock kernel is an error unless only types are asked for; a name anew is a note', async () => {
  const file = join(newFolder(), 'a.ipynb');
  writeFileSync(file, formatNotebook(notebookOf('const a = 1;', 'const o = { a };\nconst a = 2;')));
  const [all] = await checkFiles([file]);
  // In its own cell `a` is the later one, which is not there yet.
  expect(all?.errors.map(({ code }) => code)).toEqual(['TS2448', 'TS2454']);
  expect(all?.notes.map(({ code, line, column }) => [code, line, column])).toEqual([['redeclaration', 2, 7]]);
  writeFileSync(file, formatNotebook(notebookOf('const a = 1;', 'const o = { a };')));
  const [linted] = await checkFiles([file]);
  expect(linted?.errors.map(({ code, line, column }) => [code, line, column])).toEqual([
    ['shorthand', 1, 13],
  ]);
  expect((await checkFiles([file], { typesOnly: true }))[0]?.errors).toEqual([]);
});

test('the compiler is that of the notebook, and one that refuses its options has not checked anything', async () => {
  const folder = newFolder();
  const own = join(folder, 'node_modules/typescript');
  mkdirSync(join(own, 'bin'), { recursive: true });
  writeFileSync(join(own, 'package.json'), '{ "version": "4.9.5" }');
  const says = (text: string): void =>
    writeFileSync(join(own, 'bin/tsc'), `console.log(${JSON.stringify(text)}); process.exitCode = 2;`);
  const file = join(folder, 'a.ipynb');
  writeFileSync(file, formatNotebook(notebookOf('const a = 1;')));
  says('0/x.ts(1,1): error TS1: no\ntsconfig.json(1,74): error TS6046: not that');
  await expect(checkFiles([file])).rejects.toThrow(
    /^TypeScript 4\.9\.5 in .*: tsconfig\.json.*TS6046: not that$/,
  );
  says('it crashed');
  await expect(checkFiles([file])).rejects.toThrow('it crashed');
});
