import { describe, expect, test } from 'vitest';
import { docParts } from '../src/doc-parts.ts';
import { exampleModule } from '../src/example-module.ts';
import { typeFaultsOf } from '../src/example-types.ts';
import { root } from '../src/repository.ts';
import { runExample } from '../src/run-example.ts';

const packageDir = `${root}packages/workspace`;
const run = (text: string): Promise<void> => runExample(text, { packageDir, name: `own-${++runs}` });
let runs = 0;

describe('an example passes', () => {
  const passing: Readonly<Record<string, string>> = {
    'when a value is equal': '1 + 1; // => 2',
    'when a variable has the value': 'const a = [1, { b: null }]; // => [1, { b: null }]\na[0]; // => 1',
    'when the value stands on the next line': "'a'.repeat(3);\n// => 'aaa'",
    'when the value goes on in the comments below it': '[1, 2];\n// => [\n//   1,\n//   2,\n// ]\n// More.',
    'when an expression has several lines': '[\n  1,\n  2,\n].length; // => 2',
    'when a number marked with ~ is near': '[0.1 + 0.2, "~1"]; // => [~0.3, "~1"]',
    'when it throws what is said':
      "const f = (): never => {\n  throw new RangeError('too far');\n};\nf(); // throws too far",
    'when a promise is rejected as is said': "Promise.reject(new Error('late')); // throws late",
    'when the value stands inside of a block': 'for (const i of [0, 1]) {\n  i < 2; // => true\n}',
    'when it has types':
      'type A = { readonly a: number };\nconst a = { a: 1 } satisfies A as A;\na.a; // => 1',
  };
  for (const [name, text] of Object.entries(passing)) test(name, () => run(text));
});

describe('an example fails', () => {
  const failing: Readonly<Record<string, readonly [text: string, message: RegExp]>> = {
    'when a value differs in the last bit': ['0.1 + 0.2; // => 0.3', /line 1: 0.1 \+ 0.2/],
    'when a number marked with ~ is too far': ['0.1; // => ~0.1000000000002', /0.1/],
    'when it throws nothing': ['1; // throws an error', /throws/],
    'when it throws something else': ["JSON.parse('{'); // throws no such text", /no such text/],
    'when a value is never reached': ['if (1 > 2) {\n  1; // => 1\n}', /reached/],
    'when a value belongs to no statement': ['// => 1\n1;', /nothing stands before/],
    'when a statement has no value': ['function f() {} // => 1', /has none/],
    'when what is said is no value': ['1; // => the first', /not a value: the first/],
    'when it cannot be read': ['const = 1;', /example\.ts/],
  };
  for (const [name, [text, message]] of Object.entries(failing)) {
    test(name, async () => {
      await expect(run(text)).rejects.toThrow(message);
    });
  }
});

test('a name that an example declares hides the one that is exported', () => {
  const { code } = exampleModule('const rate = 1;\nrate; // => 1', {
    names: { rate: './x.ts', other: './x.ts' },
  });
  expect(code).toContain('import { rate } from "./x.ts";\n');
  expect(code).toContain('{\nconst rate = 1;');
  expect(code).not.toContain('other');
});

test('a docstring has a first sentence and examples', () => {
  const doc = 'One thing: of it.\nMore.\n\nText.\n\n@example\na; // => 1\n\n@example\nb;\n@returns c';
  expect(docParts(doc)).toEqual({ sentence: 'One thing:', examples: ['a; // => 1', 'b;'] });
  expect(docParts('@example\na;').sentence).toBe('');
});

test('the compiler finds a wrong type in an example, and none where there is none', {
  timeout: 60_000,
}, () => {
  const right = "import { constant } from '@lrlab/core';\nconstant({ rate: 0.1 }).rate; // => 0.1\n";
  expect(typeFaultsOf({ right }, packageDir)).toBe('');
  expect(typeFaultsOf({ wrong: right.replace('0.1 }', "'0.1' }") }, packageDir)).toContain('wrong.ts');
});
