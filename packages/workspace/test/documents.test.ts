import { beforeAll, describe, expect, test } from 'vitest';
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

for (const file of documents) describe(`the code in ${file} runs`, () => testMarkdown(file));
