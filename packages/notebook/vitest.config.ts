import type { ViteUserConfig } from 'vitest/config';
import type { ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = vitestConfig();

export default config;
