import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A TypeScript compiler that is installed. */
export interface InstalledTypeScript {
  readonly version: string;
  /** The file of its `tsc`, which Node runs. */
  readonly tsc: string;
}

/** The TypeScript that code in a folder finds, or else the one this package brings. */
export function findTypeScript(folder: string): InstalledTypeScript {
  for (const from of [join(folder, 'cell.js'), fileURLToPath(import.meta.url)]) {
    const require = createRequire(from);
    try {
      const manifest = require.resolve('typescript/package.json');
      const { version } = require(manifest) as { version: string };
      return { version, tsc: join(dirname(manifest), 'bin/tsc') };
    } catch {
      // There is none: the next may have one.
    }
  }
  throw new Error('expected TypeScript to be installed, got none: npm install --save-dev typescript');
}
