import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixtureFiles } from '../src/frameworks/fixture-files.ts';
import { frameworksPage } from '../src/frameworks/frameworks-page.ts';
import { comparedMapping, publishedMappings } from '../src/frameworks/published-mappings.ts';
import { docs } from '../src/pictures/all-pictures.ts';

test('the page of the frameworks is what the forms and the fixtures say', () => {
  const page = readFileSync(join(docs, 'frameworks.md'), 'utf8');
  expect(page === frameworksPage(fixtureFiles()), 'run "pnpm frameworks" and commit what it writes').toBe(
    true,
  );
});

describe('what is published and not so', () => {
  test.each(publishedMappings.map((mapping) => [mapping.what, mapping] as const))('%s', (_, mapping) => {
    const { residual, exact } = comparedMapping(mapping);
    // Beyond rounding, or refused.
    if (residual) expect(residual.absolute).toBeGreaterThan(1e-4);
    expect([exact.isExact, exact.by]).toEqual([true, 'call']);
  });

  test('only an argument that the framework does not have is refused', () => {
    const refused = publishedMappings.filter((mapping) => !comparedMapping(mapping).residual);
    expect(refused.map(({ what }) => what)).toEqual(['MMEngine: an exponential with an argument power']);
  });
});
