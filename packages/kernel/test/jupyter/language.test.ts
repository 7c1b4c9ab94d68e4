import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePackage } from '../write-package.ts';
import { Client, printedIn, type Received, resultIn } from './client.ts';

describe('the language of cells', () => {
  let client: Client;
  beforeAll(async () => {
    client = await Client.start();
  });
  afterAll(() => client.stop());

  const write = (path: string, text: string): void => {
    mkdirSync(join(client.cwd, path, '..'), { recursive: true });
    writeFileSync(join(client.cwd, path), text);
  };
  /** The value of the last of several cells; throws the error of any. */
  const valueAfter = async (...cells: readonly string[]): Promise<string | undefined> => {
    let last: string | undefined;
    for (const code of cells) {
      const { reply, shown } = await client.run(code);
      if (reply.content.status !== 'ok') throw new Error(reply.content.traceback.join('\n'));
      last = resultIn(shown);
    }
    return last;
  };
  const faultOf = async (code: string): Promise<string> => (await client.run(code)).reply.content.evalue;

  test.each([
    [
      'shorthand of an earlier variable',
      ['const s1 = 1, s2 = 2;', 'JSON.stringify({ s1, s2 })'],
      '{"s1":1,"s2":2}',
    ],
    ['await of anything', ['await (Promise.resolve(1)) + (await [2])[0] + await -3'], '0'],
    ['export', ['export const e1 = 3; export default class E {}', 'e1'], '3'],
    ['redeclaring with another type', ["const again = 'text';", 'const again = 4;', 'again + 1'], '5'],
    [
      'enums, namespaces and generics',
      ['enum K { A = 2 } namespace N { export const b = 3 }', 'K.A * N.b'],
      '6',
    ],
    ['satisfies', ["({ a: 1 }) satisfies Record<string, number>; 'ok'"], 'ok'],
  ] as const)('%s', async (_name, cells, value) => {
    expect(await valueAfter(...cells)).toBe(value);
  });

  test('for await at the top, and what it declares afterwards', async () => {
    const { shown } = await client.run(
      'for await (const n of [1, Promise.resolve(2)]) console.log(n);\nconst afterLoop = 3;',
    );
    expect(printedIn(shown)).toBe('1\n2\n');
    expect(await valueAfter('afterLoop')).toBe('3');
  });

  test('a cell that throws keeps what it had declared, functions and imports too', async () => {
    const cell =
      "import { basename } from 'node:path';\nfunction kept() { return basename('/a/b'); }\nconst had = kept();\nthrow new Error('then');\nconst not = 1;";
    expect(await faultOf(cell)).toBe('then');
    expect(await valueAfter('had + kept() + basename("c")')).toBe('bbc');
    expect(await faultOf('not')).toContain("Cannot find name 'not'");
  });

  test('packages with `exports` alone have their types, subpaths too, and types alone are imported as such', async () => {
    const entry = { types: './dist/index.d.ts', default: './dist/index.js' };
    const sub = { types: './dist/sub.d.ts', default: './dist/sub.js' };
    writePackage(
      client.cwd,
      '@fixture/only',
      {
        'index.js': 'export const twice = (n) => n * 2;\n',
        'index.d.ts':
          'export interface Told { n: number }\nexport declare const twice: (n: number) => number;\n',
        'sub.js': 'export const name = "sub";\n',
        'sub.d.ts': 'export declare const name: string;\n',
      },
      { exports: { '.': entry, './sub': sub } },
    );
    expect(
      await valueAfter(
        "import type { Told } from '@fixture/only';\nimport { twice, type Told as Again } from '@fixture/only';",
        "import { name } from '@fixture/only/sub';\nconst told: Told = { n: twice(4) }; const again: Again = told; name + again.n",
      ),
    ).toBe('sub8');
    expect(await faultOf("twice('4')")).toContain("'string' is not assignable to parameter of type 'number'");
    expect(await faultOf('const wrong: number = name;')).toContain(
      "'string' is not assignable to type 'number'",
    );
    expect(await faultOf("import { none } from '@fixture/only/none'")).toContain(
      "Cannot find module '@fixture/only/none'",
    );
  });

  test('files beside, below and above the folder, by any name, and JSON', async () => {
    write('below/deep.ts', "import { top } from '../top.ts';\nexport const deep: number = top + 1;\n");
    write('top.ts', 'export const top: number = 1;\n');
    write('../above.ts', "export const up: string = 'above';\n");
    write('data.json', '{ "n": 5 }');
    expect(
      await valueAfter(
        "import { deep } from './below/deep.ts';\nimport { deep as same } from './below/deep';\nimport { up } from '../above.ts';",
        "import data from './data.json' with { type: 'json' };\n[deep, same, up.length, data.n].join()",
      ),
    ).toBe('2,2,5,5');
    expect(await faultOf('const wrong: string = data.n;')).toContain(
      "'number' is not assignable to type 'string'",
    );
  });

  test('a changed file is read again, one that appears is found, and neither breaks a cell', async () => {
    expect(await faultOf("import { a } from './helper.ts'; a")).toContain('Cannot find module');
    write('helper.ts', 'export const a: number = 1;');
    expect(await valueAfter("import { a } from './helper.ts'; a")).toBe('1');
    for (let i = 2; i < 6; i++) {
      write('helper.ts', `export const a: number = ${i};`);
      write(`other${i}.ts`, 'export {};');
      write('numbers.json', JSON.stringify({ n: i }));
      const cell = "import { a } from './helper'; import numbers from './numbers.json'; a + numbers.n";
      expect(await valueAfter(cell)).toBe(String(2 * i));
    }
  });

  test.each([
    ['below', './chain'],
    ['above', '../chain-above'],
  ])(
    'a file %s the folder runs anew when only a file that it imports has changed',
    async (_where, folder) => {
      const cell = `import { last } from '${folder}/last.ts'; last`;
      write(
        `${folder}/last.ts`,
        "import { middle } from './middle.ts';\nexport const last = 'last ' + middle;",
      );
      write(
        `${folder}/middle.ts`,
        "import { first } from './first';\nexport const middle = 'middle ' + first;",
      );
      for (const n of [1, 2, 3]) {
        write(`${folder}/first.ts`, `export const first: number = ${n};`);
        expect(await valueAfter(cell)).toBe(`last middle ${n}`);
      }
      // What runs anew is only what leads to the change.
      write(`${folder}/other.ts`, 'export const made = Math.random();');
      const other = `import { made } from '${folder}/other.ts'; made`;
      const before = await valueAfter(other);
      write(`${folder}/first.ts`, 'export const first: number = 4;');
      expect([await valueAfter(other), await valueAfter(cell)]).toEqual([before, 'last middle 4']);
    },
  );

  test('frames of danfo.js are tables, and their own text', { timeout: 120_000 }, async () => {
    // Found from the folder of the cells as from here.
    const require = createRequire(import.meta.url);
    expect(require.resolve('danfojs-node')).toContain('danfojs-node');
    const { shown, reply } = await client.run(
      "import * as dfd from 'danfojs-node';\nconst df = new dfd.DataFrame({ name: ['a<b', 'c'], rate: [0.1, 0.2] });\ndf",
    );
    expect(reply.content.evalue).toBeUndefined();
    const { data } = shown.find(({ header }: Received) => header.msg_type === 'execute_result')!.content;
    expect(data['text/html']).toContain('<thead><tr><th></th><th>name</th><th>rate</th></tr></thead>');
    expect(data['text/html']).toContain('<tr><th>0</th><td>a&lt;b</td><td>0.1</td></tr>');
    expect(data['text/plain']).toMatch(/║ 0 +│ a<b +│ 0\.1 +║/);
    const column = (await client.run("df['rate']")).shown;
    const found = column.find(({ header }: Received) => header.msg_type === 'execute_result')!.content.data;
    expect(found['text/html']).toContain('<tr><th>1</th><td>0.2</td></tr>');
    expect(await faultOf('const wrong: string = df.shape;')).toContain("is not assignable to type 'string'");
  });
});
