import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds the command once before its tests; the packages it stands on are built by whoever runs the tests. */
export default function buildCommand(): void {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
  });
}
