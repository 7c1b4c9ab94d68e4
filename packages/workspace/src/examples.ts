import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { docParts } from './doc-parts.ts';
import { entriesOf, publicSymbols } from './public-symbols.ts';
import { runExample } from './run-example.ts';

/**
 * Defines one vitest test for every exported function, constant and class of a package, under its name: that it has a
 * docstring with a first sentence, that a function has an example, and that every example runs and gives what it says.
 *
 * The names that the package exports need no import in an example, nor do those of `@lrlab/core`, if it depends on it.
 */
export function testExamples({ packageDir }: { packageDir: string }): void {
  const names = implicitNames(packageDir);
  for (const { name, isFunction, doc, place } of publicSymbols(packageDir)) {
    test(name, async () => {
      const { sentence, examples } = docParts(doc ?? '');
      expect(sentence, `the docstring of ${name} (${place}) begins with a sentence`).not.toBe('');
      if (isFunction) expect(examples, `${name} (${place}) has an @example`).not.toHaveLength(0);
      for (const [i, example] of examples.entries()) {
        await runExample(example, { packageDir, name: `${name}-${i}`, place: `${place} ${name}`, names });
      }
    });
  }
}

/** From which module each name comes that an example may use. */
function implicitNames(packageDir: string): Record<string, string> {
  const { dependencies = {} } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));
  const core = join(packageDir, '../core');
  const folders = '@lrlab/core' in dependencies ? [core, packageDir] : [packageDir];
  return Object.fromEntries(
    folders.flatMap((folder) =>
      entriesOf(folder).flatMap((entry) => publicSymbols(folder, [entry]).map(({ name }) => [name, entry])),
    ),
  );
}
