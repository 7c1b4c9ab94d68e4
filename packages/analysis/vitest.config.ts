import type { ViteUserConfig } from 'vitest/config';
import { vitestConfig } from '../workspace/vitest.ts';

const config: ViteUserConfig = vitestConfig();

export default config;
