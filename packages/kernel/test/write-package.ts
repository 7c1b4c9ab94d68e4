import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a package as a workspace has it: ES modules, `exports` with types and default. */
export function writePackage(
  folder: string,
  name: string,
  files: Readonly<Record<string, string>>,
  manifest: object,
): void {
  const root = join(folder, 'node_modules', ...name.split('/'));
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({ name, version: '1.0.0', type: 'module', ...manifest }),
  );
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, 'dist', file), text);
}
