import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

/**
 * The `jupyter` command of this machine that can run notebooks: the one `LRLAB_JUPYTER` names, or else the first on the PATH.
 *
 * @example
 * ```ts
 * const jupyter = findJupyter();
 * if (jupyter === undefined) throw new Error('pip install nbconvert');
 * ```
 */
export function findJupyter(): string | undefined {
  const named = process.env['LRLAB_JUPYTER'];
  const candidates = named
    ? [named]
    : (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'jupyter'));
  return candidates.find((path) => spawnSync(path, ['nbconvert', '--version']).status === 0);
}
