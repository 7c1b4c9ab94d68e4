import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds the package once before its tests. */
export default function buildChild(): void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
}
