import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepareCell } from '../src/child/prepare-cell.ts';
import { typescriptOfTslab } from '../src/typescript-of-tslab.ts';
import { newFolder, outputsAt, printedAt, runCellsOf } from './run.ts';

describe('what works in a module works in a cell', () => {
  test('shorthand, await of anything, for await, export and re-export, and imports of ./x.ts and of JSON', async () => {
    const cwd = newFolder();
    writeFileSync(
      join(cwd, 'helper.ts'),
      "import { base } from './base.ts';\nexport const helped: number = base + 1;\n",
    );
    writeFileSync(join(cwd, 'base.ts'), 'export const base: number = 40;\n');
    writeFileSync(join(cwd, 'data.json'), '{ "n": 5 }');
    const result = await runCellsOf(
      [
        'export const x = 1, y = 2;\nfunction g() { return 3; }\nexport { g };',
        'const o = { x, y, z: 3 };\nlet q = 0, r = 0;\n({ q, r = 9 } = { q: 8 } as { q: number; r?: number });\nJSON.stringify({ o, q, r })',
        'const a = await (Promise.resolve(4));\nconst [b] = await [5];\nconst c = await `t`;\nconst d = (await { e: -(await -6) }).e;\nconst f = await\n  (Promise.resolve(7));\n[a, b, c, d, f, g()].join()',
        'for await (const n of [1, Promise.resolve(2)]) console.log(n);\nexport const after = 3;',
        "import { helped } from './helper.ts';\nconst lazy = await import('./base.ts');\nexport { base as floor } from './base.ts';\nhelped + lazy.base",
        "import data from './data.json' with { type: 'json' };\nfloor + after + data.n",
      ],
      { cwd },
    );
    expect(result.errors).toEqual([]);
    const text = (index: number) => {
      const last = outputsAt(result, index).at(-1);
      return last?.output_type === 'execute_result' ? last.data['text/plain'] : undefined;
    };
    expect(text(1)).toBe('{"o":{"x":1,"y":2,"z":3},"q":8,"r":9}');
    expect(text(2)).toBe('4,5,t,6,7,3');
    expect(printedAt(result, 3)).toBe('1\n2\n');
    expect(text(4)).toBe('81');
    expect(text(5)).toBe('48');
  });

  test('a diagnostic behind a rewritten piece keeps the line and column of the author', async () => {
    const result = await runCellsOf(
      [
        'const x = 1;',
        'const a = { x, y: 2 }; const s: string = a.x;',
        'await (1); await [2]; nope;',
        'export const n: string = x;\nconst k = { x,\n  x2: x }; missing;',
        '({ nothing })',
      ],
      { allowErrors: true },
    );
    const places = result.errors.map(({ cellId, line, column }) => [cellId, line, column]);
    expect(places).toEqual([
      ['c2', 1, 30],
      ['c3', 1, 23],
      ['c4', 1, 14],
      ['c5', 1, 4],
    ]);
    expect(result.errors[2]?.traceback).toContain("cell 4:3:12 - error TS2304: Cannot find name 'missing'.");
  });

  test('every character that is kept finds its way back to where it was', () => {
    const ts = typescriptOfTslab();
    const piece = fc.constantFrom(
      'const o = { x, y };',
      'await (z);',
      'export const k = 1;',
      'export { k };',
      "import a from './a.ts';",
      "import j from './j.json' with { type: 'json' };",
      'for await (const i of l) {}',
      'f(x);',
      '// é { x }\n',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const source = pieces.join(' ');
        const prepared = prepareCell(ts, source);
        let before = 0;
        for (let at = 0; at < prepared.source.length; at++) {
          const original = prepared.originalOffset(at);
          expect(original).toBeGreaterThanOrEqual(before);
          before = original;
        }
        // Names are kept, and each is found at its own place.
        for (const match of prepared.source.matchAll(/\b(const|for|import|f|l)\b/g)) {
          expect(source.startsWith(match[0], prepared.originalOffset(match.index))).toBe(true);
        }
        // A prepared cell needs nothing more, but for the loop that no edit can mend.
        expect(prepareCell(ts, prepared.source).source).toBe(
          prepared.source.replace(/(\{ |, )(\w+): \2/g, '$1$2: $2'),
        );
      }),
      { numRuns: 100 },
    );
  });
});
