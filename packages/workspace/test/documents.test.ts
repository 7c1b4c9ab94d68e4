import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { typeFaultsOf } from '../src/example-types.ts';
import { markdownOf } from '../src/markdown.ts';
import { markdownFiles } from '../src/markdown-files.ts';
import { root } from '../src/repository.ts';
import { testMarkdown } from '../src/test-markdown.ts';

// Pages for readers of the project; what conformance/README.md shows needs a Python with the frameworks.
const documents = markdownFiles().filter((file) => !file.startsWith('packages/conformance/'));

// A path in an example begins at the root, as for the commands.
beforeAll(() => process.chdir(root));

test('there are pages to check', () => {
  expect(documents).toContain('README.md');
  expect(documents.filter((file) => file.startsWith('docs/'))).not.toEqual([]);
});

test('the TypeScript of every page has right types', { timeout: 120_000 }, () => {
  const examples = documents.flatMap((file) =>
    markdownOf(readFileSync(join(root, file), 'utf8'))
      .blocks.filter(({ language }) => language === 'ts')
      .map(({ code, line }) => [`${file}-${line}`.replace(/[^\w-]/g, '_'), code] as const),
  );
  expect(typeFaultsOf(Object.fromEntries(examples), join(root, 'packages/workspace'))).toBe('');
});

const withCode = documents.filter(
  (file) => markdownOf(readFileSync(join(root, file), 'utf8')).blocks.length > 0,
);

for (const file of withCode) describe(`the code in ${file} runs`, () => testMarkdown(file));
