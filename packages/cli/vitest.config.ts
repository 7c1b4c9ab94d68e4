import type { ViteUserConfig } from 'vitest/config';
import { vitestConfig } from '../workspace/vitest.ts';

// The command is tested as it is shipped: built, in a process of its own.
const config: ViteUserConfig = vitestConfig({
  globalSetup: ['test/build-command.ts'],
  testTimeout: 60_000,
});

export default config;
