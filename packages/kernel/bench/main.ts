// Stock tslab, this kernel and the headless run, side by side in one run: prefer the ratios to the times.
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { benchKernels } from './kernels.ts';
import { benchNotebook } from './notebook.ts';

const folder = dirname(createRequire(import.meta.url).resolve('@lrlab/kernel/package.json'));
await benchNotebook(join(folder, '..', '..', 'notebooks', 'document-002.ipynb'));
await benchKernels();
rmSync(join(folder, '.report', '.tmp'), { recursive: true, force: true });
