import type { ViteUserConfig } from 'vitest/config';
import { vitestConfig } from '../workspace/vitest.ts';

// Node 20 cannot run TypeScript, and the notebook's process is plain Node: it is built before the tests.
const config: ViteUserConfig = vitestConfig({
  globalSetup: ['test/build-child.ts'],
  // Most tests run a notebook, which takes a core for a second and 200 MB.
  maxConcurrency: 3,
  testTimeout: 60_000,
});

export default config;
