import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';

const index = fileURLToPath(new URL('../src/index.ts', import.meta.url));

/** Bytes of what a page loads for an import: bundled, minified, compressed. */
async function sizeOf(names: string): Promise<number> {
  const entry = '\0entry';
  const bundle = await rolldown({
    input: entry,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? `export ${names} from ${JSON.stringify(index)};` : null),
      },
    ],
  });
  const { output } = await bundle.generate({ minify: true });
  await bundle.close();
  return gzipSync(output[0].code, { level: 9 }).length;
}

// A ceiling is raised only in the commit that needs it, which says why.
test.each([
  ['{ warmupIterations }', 1000],
  ['{ rateOf }', 1350],
  ['*', 7050],
])('export %s is at most %d bytes, minified and compressed', async (names, ceiling) => {
  expect(await sizeOf(names)).toBeLessThanOrEqual(ceiling);
});
