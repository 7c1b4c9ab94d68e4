import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Builds what a notebook imports, where that has not been done: its cells run built packages. */
export default function buildOnce(): void {
  for (const name of ['core', 'dialects', 'figures', 'kernel', 'notebook']) {
    const folder = fileURLToPath(new URL(`../../${name}/`, import.meta.url));
    if (existsSync(join(folder, 'dist/index.js'))) continue;
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
      cwd: folder,
      stdio: 'inherit',
    });
  }
}
