import { join } from 'node:path';
import { root } from './root.mjs';

// Started as files of Node, not through a shell: the same on every system.
const file = (...path) => join(root, 'node_modules', ...path);

export const turbo = (...args) => [process.execPath, file('turbo/bin/turbo'), 'run', ...args];
export const biome = (...args) => [process.execPath, file('@biomejs/biome/bin/biome'), ...args];
export const knip = (...args) => [process.execPath, file('knip/bin/knip.js'), ...args];
