import type { ViteUserConfig } from 'vitest/config';
import { vitestConfig } from '../workspace/vitest.ts';

// Node 20 cannot run TypeScript, and the notebook's process is plain Node: it is built before the tests.
// The protocol's tests start kernels, ours and the stock one, and take minutes: they are a task of their own.
const isProtocol = process.env['npm_lifecycle_event'] === 'test:jupyter';

const config: ViteUserConfig = vitestConfig({
  include: [isProtocol ? 'test/jupyter/**/*.test.ts' : 'test/*.test.ts'],
  globalSetup: ['test/build-child.ts'],
  // Most tests run a notebook, which takes a core for a second and 200 MB.
  maxConcurrency: 3,
  testTimeout: 60_000,
});

export default config;
