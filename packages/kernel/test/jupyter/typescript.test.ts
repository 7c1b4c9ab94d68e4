import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client, resultIn } from './client.ts';

const files = {
  'types.ts': 'export interface Shape { a: number }\nexport const v: number = 1;\n',
  'reexport.ts': "export type * from './types.ts';\nexport type * as Types from './types.ts';\n",
  'data.json': '{ "n": 5 }\n',
  'attributes.ts':
    "import data from './data.json' with { type: 'json' };\nexport const n: number = data.n;\n",
  'using.ts': 'export function f(): void { using x = { [Symbol.dispose]() {} }; }\n',
};

// The README's list of what newer TypeScript has and a cell has or has not; a change here is one there.
const works: readonly (readonly [topic: string, code: string, value: string])[] = [
  [
    'const type parameters',
    "function id<const T>(x: T): T { return x; }\nconst t: readonly ['a'] = id(['a']); t[0]",
    'a',
  ],
  ['satisfies', 'const s = { a: 1 } satisfies Record<string, number>; s.a', '1'],
  ['import … with', "import data from './data.json' with { type: 'json' }; data.n", '5'],
  ['import(…, { with })', "(await import('./data.json', { with: { type: 'json' } })).default.n", '5'],
  ['import … with in a file', "import { n } from './attributes.ts'; n", '5'],
  [
    'export type * in a file',
    "import type { Shape, Types } from './reexport.ts'; const sh: Shape & Types.Shape = { a: 1 }; sh.a",
    '1',
  ],
  [
    'type modifiers on imports',
    "import { type Shape as S, v } from './types.ts'; const q: S = { a: v }; q.a",
    '1',
  ],
  ['accessor fields', 'class A { accessor x = 1 }\nnew A().x', '1'],
  ['variance marks', 'interface V<in out T> { x: T } const v5: V<number> = { x: 1 }; v5.x', '1'],
  [
    'syntax that is not erasable',
    'enum E { A = 2 } namespace N { export const z = 1 } class P { constructor(readonly a: number) {} }\nE.A + N.z + new P(3).a',
    '6',
  ],
  ['the regular expression flag v', String.raw`/[\p{L}--[a-z]]/v.test('A')`, 'true'],
  [
    'narrowing by a predicate that is written',
    'const ns: number[] = [1, null].filter((x): x is number => x !== null); ns.length',
    '1',
  ],
];

const fails: readonly (readonly [topic: string, code: string, evalue: string])[] = [
  ['using', '{ using x = { [Symbol.dispose]() {} }; }', 'Unexpected keyword or identifier'],
  ['await using', '{ await using x = { async [Symbol.asyncDispose]() {} }; }', "Cannot find name 'using'"],
  ['using in a file', "import { f } from './using.ts'; f()", 'using.ts:1:'],
  ['import defer', "import defer * as p from 'node:path'; p.sep", 'Import declaration'],
  ['NoInfer', 'type Q = NoInfer<string>;', "Cannot find name 'NoInfer'"],
  [
    'switch (true) narrowing',
    "function sw(x: string | number) { switch (true) { case typeof x === 'string': return x.length; default: return 0; } }",
    "'length' does not exist",
  ],
  [
    'narrowing o[k] by a constant k',
    "function ob(o: Record<string, unknown>, k: string) { return typeof o[k] === 'string' ? o[k].length : 0 }",
    "'length' does not exist",
  ],
  [
    'get and set of unrelated types',
    'class G { get v(): number { return 1 } set v(x: string) {} }',
    "return type of a 'get' accessor",
  ],
  [
    'names for some members of a tuple',
    'type T = [first: string, number];',
    'Tuple members must all have names',
  ],
  ['a function of type undefined without return', 'function ru(): undefined { }', 'must return a value'],
  ['toSorted', '[2, 1].toSorted()', "'toSorted' does not exist"],
  ['Promise.withResolvers', 'Promise.withResolvers()', "'withResolvers' does not exist"],
  ['Object.groupBy', 'Object.groupBy([1], String)', "'groupBy' does not exist"],
  ['methods of iterators', '[1].values().map(String)', "'map' does not exist"],
  ['methods of sets', 'new Set([1]).union(new Set([2]))', "'union' does not exist"],
  ['import.meta', 'import.meta.url', "Cannot use 'import.meta'"],
  ['import x = require()', "import fs = require('node:fs');", 'Import assignment cannot be used'],
  ['private members of a class expression', 'const CE = class { private x = 1 };', 'may not be private'],
];

describe('TypeScript newer than 5.0', () => {
  let client: Client;
  beforeAll(async () => {
    client = await Client.start();
    for (const [name, text] of Object.entries(files)) writeFileSync(join(client.cwd, name), text);
  });
  afterAll(() => client.stop());

  test.each(works)('%s works', async (_topic, code, value) => {
    const { reply, shown } = await client.run(code);
    expect([reply.content.evalue, resultIn(shown)]).toEqual([undefined, value]);
  });

  test.each(fails)('%s is refused', async (_topic, code, evalue) => {
    expect((await client.run(code)).reply.content.evalue).toContain(evalue);
  });
});
