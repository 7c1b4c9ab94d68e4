import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

/**
 * The one vitest configuration of the workspace: packages are tested from their sources, so a test needs no
 * build of its neighbours. The report is what `npm test` counts from.
 */
export function vitestConfig(test: ViteUserConfig['test'] = {}): ViteUserConfig {
  return defineConfig({
    resolve: { conditions: ['@lrlab/source'] },
    ssr: { resolve: { conditions: ['@lrlab/source'] } },
    test: {
      include: ['test/**/*.test.ts'],
      // A machine may be busy with other things; what hangs is found all the same.
      setupFiles: [fileURLToPath(new URL('./property-seed.ts', import.meta.url))],
      testTimeout: 60_000,
      reporters: ['default', 'json'],
      outputFile: { json: '.report/tests.json' },
      ...test,
    },
  });
}
