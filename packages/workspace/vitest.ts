import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

// Tests that start Jupyter, or kernels as it does, take minutes: they are a task of their own.
const isJupyter = process.env['npm_lifecycle_event'] === 'test:jupyter';

/**
 * The one vitest configuration of the workspace: packages are tested from their sources, so a test needs no
 * build of its neighbours. The report is what `npm test` counts from.
 */
export function vitestConfig(test: ViteUserConfig['test'] = {}): ViteUserConfig {
  return defineConfig({
    resolve: { conditions: ['@lrlab/source'] },
    ssr: { resolve: { conditions: ['@lrlab/source'] } },
    test: {
      include: [isJupyter ? 'test/jupyter/**/*.test.ts' : 'test/**/*.test.ts'],
      exclude: isJupyter ? [] : ['test/jupyter/**'],
      // A machine may be busy with other things; what hangs is found all the same.
      setupFiles: [fileURLToPath(new URL('./property-seed.ts', import.meta.url))],
      testTimeout: 60_000,
      hookTimeout: 120_000,
      reporters: ['default', 'json'],
      outputFile: { json: isJupyter ? '.report/jupyter.json' : '.report/tests.json' },
      ...test,
    },
  });
}
