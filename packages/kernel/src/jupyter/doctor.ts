import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findJupyter } from '../find-jupyter.ts';
import { tslabFolder } from '../typescript-of-tslab.ts';
import { listKernels } from './install-kernel.ts';
import type { Machine } from './kernel-folders.ts';
import { kernelProgram } from './kernel-spec.ts';

/** One thing the kernel needs. */
export interface Finding {
  readonly name: 'node' | 'program' | 'tslab' | 'zeromq' | 'jupyter' | 'kernel';
  readonly ok: boolean;
  /** What is there. */
  readonly found: string;
  /** How to get what is missing; empty where nothing is. */
  readonly remedy: string;
}

/**
 * Looks at everything that notebooks in Jupyter need on this machine, and says how to get what is missing.
 *
 * @example
 * ```ts
 * const missing = (await doctor()).filter(({ ok }) => !ok).map(({ remedy }) => remedy);
 * ```
 */
export async function doctor(
  options: { readonly prefix?: string; readonly machine?: Machine } = {},
): Promise<readonly Finding[]> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const child = fileURLToPath(new URL('../../dist/child/main.js', import.meta.url));
  const jupyter = findJupyter();
  const ours = (await listKernels(options)).filter(({ kind }) => kind !== undefined);
  const broken = ours.filter(({ spec }) => spec.argv.some((part) => isAbsolute(part) && !existsSync(part)));
  return [
    finding(
      'node',
      major > 20 || (major === 20 && minor >= 19),
      process.version,
      'install Node 20.19 or later',
    ),
    finding(
      'program',
      existsSync(kernelProgram) && existsSync(child),
      existsSync(child) ? kernelProgram : `no ${child}`,
      'build @lrlab/kernel, or install it again',
    ),
    moduleFinding('tslab', 'npm install tslab@1.0.22', () =>
      createRequire(`${tslabFolder()}/x.js`)('./package.json'),
    ),
    moduleFinding('zeromq', 'npm install zeromq@6.8.0', () => {
      const require = createRequire(import.meta.url);
      require('zeromq');
      return require('zeromq/package.json');
    }),
    finding(
      'jupyter',
      jupyter !== undefined,
      jupyter ?? 'none on the PATH or in LRLAB_JUPYTER',
      'python3 -m venv .venv && .venv/bin/pip install jupyterlab, then put .venv/bin on the PATH',
    ),
    finding(
      'kernel',
      ours.length > 0 && broken.length === 0,
      broken.length > 0
        ? `${broken.map(({ path }) => path).join(', ')} names what is not there`
        : ours.map(({ name, path }) => `${name} in ${path}`).join(', ') || 'none installed',
      'lrlab kernel install',
    ),
  ];
}

function finding(name: Finding['name'], ok: boolean, found: string, remedy: string): Finding {
  return { name, ok, found, remedy: ok ? '' : remedy };
}

function moduleFinding(name: 'tslab' | 'zeromq', remedy: string, load: () => unknown): Finding {
  try {
    return finding(name, true, (load() as { version: string }).version, remedy);
  } catch (error) {
    return finding(
      name,
      false,
      error instanceof Error ? error.message.split('\n')[0]! : String(error),
      remedy,
    );
  }
}
