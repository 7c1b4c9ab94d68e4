import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureFiles } from '../src/frameworks/fixture-files.ts';
import { frameworksPage } from '../src/frameworks/frameworks-page.ts';
import { docs } from '../src/pictures/all-pictures.ts';

test('the page of the frameworks is what the forms and the fixtures say', () => {
  const page = readFileSync(join(docs, 'frameworks.md'), 'utf8');
  expect(page === frameworksPage(fixtureFiles()), 'run "pnpm frameworks" and commit what it writes').toBe(
    true,
  );
});
