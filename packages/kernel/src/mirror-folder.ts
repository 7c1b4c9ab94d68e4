import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';

/**
 * Makes a folder below `root` that stands for `folder`, so that nothing is written there: packages are found from it as
 * they are from there, by links in its ancestors. Gives its path, which is that of `folder` behind `root`.
 */
export async function mirrorFolder(folder: string, root: string): Promise<string> {
  const inMirror = (path: string): string => join(root, path.slice(parse(path).root.length));
  await mkdir(inMirror(folder), { recursive: true });
  for (let at = folder; ; at = dirname(at)) {
    const packages = join(at, 'node_modules');
    if (existsSync(packages)) await symlink(packages, join(inMirror(at), 'node_modules'), 'junction');
    if (at === dirname(at)) return inMirror(folder);
  }
}
