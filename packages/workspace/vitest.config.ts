import { vitestConfig } from './vitest.ts';

export default vitestConfig();
