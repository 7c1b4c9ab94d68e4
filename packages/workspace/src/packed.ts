import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Package, root } from './repository.ts';

/** Packs a package as it would be published, and says where the tarball is. */
export function packedTo({ dir }: Package, folder: string): string {
  const { stdout } = pnpm(['pack', '--json', '--pack-destination', folder], dir);
  return JSON.parse(stdout).filename;
}

/** pnpm from the path, where `npm test` puts it, or else the pinned one. */
function pnpm(args: readonly string[], cwd: string): { stdout: string } {
  const found = spawnSync('pnpm', args, { cwd, encoding: 'utf8' });
  if (!found.error && found.status === 0) return found;
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return { stdout: execFileSync('npx', ['--yes', packageManager, ...args], { cwd, encoding: 'utf8' }) };
}

/** The names of the files in a tarball. */
export function filesIn(tarball: string): string[] {
  const list = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' });
  return list
    .trim()
    .split('\n')
    .map((file) => file.replace(/^package\//, ''))
    .sort();
}

/** Puts a packed package into `node_modules` of a folder, with links to what it depends on outside of the workspace. */
export function installPacked({ dir, manifest }: Package, tarball: string, folder: string): void {
  const modules = join(folder, 'node_modules');
  const home = join(modules, manifest.name);
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', home, '--strip-components=1']);
  for (const [name, range] of Object.entries(manifest.dependencies ?? {})) {
    if (!range.startsWith('workspace:')) link(join(dir, 'node_modules', name), join(modules, name));
  }
}

/** A link to a folder; one that is there already stays. */
export function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  try {
    symlinkSync(target, path, 'junction');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
