import { vitestConfig } from '../workspace/vitest.ts';

export default vitestConfig();
