import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf } from '../src/imports-of.ts';
import { type Package, packages, sourcesOf } from '../src/repository.ts';

// The table of ARCHITECTURE.md: what a package may know of the others. The edges may know everything below them.
const knows: Readonly<Record<string, readonly string[]>> = {
  core: [],
  dialects: ['core'],
  analysis: ['core'],
  figures: ['core'],
  kernel: [],
  notebook: ['core', 'dialects', 'analysis', 'figures'],
  cli: ['core', 'dialects', 'analysis', 'figures', 'kernel', 'notebook'],
  playground: ['core', 'dialects', 'analysis', 'figures'],
  reproduction: ['core', 'dialects', 'analysis', 'figures', 'kernel', 'notebook'],
  conformance: ['core', 'dialects'],
};

const nameOf = (folder: string): string => (folder === 'cli' ? 'lrlab' : `@lrlab/${folder}`);
const isOurs = (name: string): boolean => name === 'lrlab' || name.startsWith('@lrlab/');
const packageOf = (source: string): string =>
  source
    .split('/')
    .slice(0, source.startsWith('@') ? 2 : 1)
    .join('/');
const dependenciesOf = ({ manifest }: Package): string[] =>
  [manifest.dependencies, manifest.peerDependencies, manifest.optionalDependencies].flatMap((one) =>
    Object.keys(one ?? {}),
  );

describe('a package knows only those it may know', () => {
  for (const one of packages.filter(({ folder }) => folder !== 'workspace')) {
    const allowed = knows[one.folder]?.map(nameOf);

    test(`${one.folder} by its manifest`, () => {
      expect(allowed, `${one.folder} stands in the table`).toBeDefined();
      const ours = dependenciesOf(one).filter(isOurs);
      expect(ours.filter((name) => !allowed!.includes(name))).toEqual([]);
    });

    // What only types come from may be a development dependency: nothing of it is published.
    test(`${one.folder} by the imports of its sources, which are all in its manifest`, () => {
      const declared = [...dependenciesOf(one), one.manifest.name];
      const forTypes = Object.keys(one.manifest.devDependencies ?? {}).filter((name) => !isOurs(name));
      const strange = sourcesOf(one).flatMap((file) =>
        importsOf(join(one.dir, file))
          .filter(({ source }) => !source.startsWith('.') && !source.startsWith('node:'))
          .filter(({ source, isType }) => {
            const name = packageOf(source);
            return !declared.includes(name) && !(isType && forTypes.includes(name));
          })
          .map(({ source }) => `${file}: ${source}`),
      );
      expect(strange).toEqual([]);
    });

    test(`${one.folder} reaches into no other folder`, () => {
      const out = sourcesOf(one).flatMap((file) =>
        importsOf(join(one.dir, file))
          .filter(
            ({ source }) => source.startsWith('.') && !join('/', file, '..', source).startsWith('/src/'),
          )
          .map(({ source }) => `${file}: ${source}`),
      );
      expect(out).toEqual([]);
    });
  }
});

test('core depends on nothing', () => {
  expect(dependenciesOf(packages.find(({ folder }) => folder === 'core')!)).toEqual([]);
});
