import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packages, publicPackages, repositoryFiles, root, sourcesOf } from '../src/repository.ts';
import { syntaxOfFile } from '../src/syntax.ts';

const sources = packages.flatMap((one) => sourcesOf(one).map((file) => join(one.dir, file)));
const shown = (file: string): string => file.slice(root.length);
const read = (file: string): string => readFileSync(file, 'utf8');

test('the top level holds only what the layout names', () => {
  const allowed =
    /^(\..*|packages|notebooks|docs|(README|ARCHITECTURE|CONTRIBUTING|CHANGELOG)\.md|LICENSE|package\.json|pnpm-(workspace|lock)\.yaml|turbo\.json|tsconfig\.base\.json|biome\.json|knip\.ts)$/;
  const top = new Set(repositoryFiles().map((file) => file.split('/')[0]!));
  expect([...top].filter((name) => !allowed.test(name))).toEqual([]);
});

test('an index.ts only re-exports', () => {
  const others = sources
    .filter((file) => file.endsWith('/src/index.ts'))
    .flatMap((file) =>
      syntaxOfFile(file)
        .body.filter((one) => !('source' in one && one.source) || one.type === 'ImportDeclaration')
        .map((one) => `${shown(file)}: ${one.type}`),
    );
  // An empty one is written `export {}`.
  expect(others.filter((one) => !one.endsWith('ExportNamedDeclaration'))).toEqual([]);
});

test('a source file has no default export', () => {
  const found = sources.filter((file) =>
    syntaxOfFile(file).body.some(({ type }) => type === 'ExportDefaultDeclaration'),
  );
  expect(found.map(shown)).toEqual([]);
});

test('only the command line prints or ends the process', () => {
  // The second is the program of the process in which a notebook runs.
  const edge = ['packages/cli/src/main.ts', 'packages/kernel/src/child/main.ts'];
  const found = publicPackages
    .flatMap((one) => sourcesOf(one).map((file) => join(one.dir, file)))
    .filter((file) => /\bconsole\.|\bprocess\.exit\(/.test(codeOf(file)));
  expect(found.map(shown).filter((file) => !edge.includes(file))).toEqual([]);
});

/** The text of a file without its comments, where examples may print. */
function codeOf(file: string): string {
  const { text, comments } = syntaxOfFile(file);
  return comments.reduceRight((code, { start, end }) => code.slice(0, start) + code.slice(end), text);
}

test('a source file is shorter than 300 lines', () => {
  expect(sources.filter((file) => read(file).split('\n').length > 300).map(shown)).toEqual([]);
});
