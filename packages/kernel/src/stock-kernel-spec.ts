import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tslabFolder } from './typescript-of-tslab.ts';
import { writeWhole } from './write-whole.ts';

/** A Jupyter kernel spec, as its kernel.json holds it. */
export interface KernelSpec {
  readonly argv: readonly string[];
  readonly display_name: string;
  readonly language: string;
  readonly interrupt_mode: 'signal' | 'message';
}

export interface KernelSpecOptions {
  /** The Node to run the kernel with; the running one if absent. */
  readonly nodePath?: string;
  /** The name people see; "TypeScript" if absent. */
  readonly displayName?: string;
}

const preload = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../dist/stock/preload.cjs' : './stock/preload.cjs',
    import.meta.url,
  ),
);

/**
 * The spec of the stock tslab kernel, started so that no message of it is lost or out of order. All paths in it are
 * absolute: it needs neither a PATH nor Python, and holds as long as this package stays where it is.
 *
 * @example
 * ```ts
 * stockKernelSpec({ displayName: 'TypeScript (tslab)' }).argv[0]; // process.execPath
 * ```
 */
export function stockKernelSpec(options: KernelSpecOptions = {}): KernelSpec {
  const { nodePath = process.execPath, displayName = 'TypeScript' } = options;
  const program = join(tslabFolder(), 'bin', 'tslab');
  return {
    argv: [nodePath, '-r', preload, program, 'kernel', '--config-path', '{connection_file}'],
    display_name: displayName,
    language: 'typescript',
    interrupt_mode: 'signal',
  };
}

/**
 * Writes the stock kernel's spec to `<prefix>/share/jupyter/kernels/<name>/kernel.json` and gives that file's path;
 * Jupyter finds it with `JUPYTER_PATH=<prefix>/share/jupyter`. The name is "tslab" if absent.
 *
 * Throws the file system's error.
 *
 * @example
 * ```ts
 * await writeKernelSpec('.jupyter');
 * ```
 */
export async function writeKernelSpec(
  prefix: string,
  options: KernelSpecOptions & { readonly name?: string } = {},
): Promise<string> {
  const { name = 'tslab', ...specOptions } = options;
  const path = resolve(prefix, 'share', 'jupyter', 'kernels', name, 'kernel.json');
  await writeWhole(path, `${JSON.stringify(stockKernelSpec(specOptions), null, 1)}\n`);
  return path;
}
