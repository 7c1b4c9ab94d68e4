import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type KernelSpec, type KernelSpecOptions, stockKernelSpec } from '../stock-kernel-spec.ts';
import { writeWhole } from '../write-whole.ts';
import { kernelFolderOf, kernelFolders, type Machine, type Place } from './kernel-folders.ts';
import { kernelSpec } from './kernel-spec.ts';

/** Which kernel: this package's own, or stock tslab with dependable sending. */
export type KernelKind = 'lrlab' | 'tslab';

/** A kernel that is installed. */
export interface InstalledKernel {
  readonly name: string;
  /** Its kernel.json. */
  readonly path: string;
  readonly spec: KernelSpec;
  /** Absent for kernels of others. */
  readonly kind?: KernelKind;
}

export type InstallKernelOptions = Place &
  KernelSpecOptions & {
    readonly kind?: KernelKind;
    /** The name Jupyter knows it by; the kind if absent. */
    readonly name?: string;
    readonly machine?: Machine;
  };

/**
 * Installs a kernel for Jupyter, for this user or below a prefix. It needs no Python. One of lrlab or tslab with the same
 * name is replaced.
 *
 * Throws a `RangeError` for a name Jupyter does not take, an `Error` where a kernel of somebody else has the name, and the
 * file system's error.
 *
 * @example
 * ```ts
 * const { path } = await installKernel({ prefix: '.venv' });
 * ```
 */
export async function installKernel(options: InstallKernelOptions): Promise<InstalledKernel> {
  const { kind = 'lrlab', machine = {} } = options;
  const { name = kind } = options;
  checkName(name);
  const spec = kind === 'lrlab' ? kernelSpec(options) : stockKernelSpec(options);
  const folder = kernelFolderOf(options, machine);
  const path = join(folder, name, 'kernel.json');
  const there = await readKernel(folder, name);
  if (there && !there.kind && !isTslab(there.spec)) {
    throw new Error(`${path}: expected no kernel, or one of lrlab or tslab, got another`);
  }
  await writeWhole(path, `${JSON.stringify(spec, null, 1)}\n`);
  return { name, path, spec, kind };
}

/**
 * The kernels that Jupyter finds on this machine, those of others among them; of two with one name the one it takes.
 *
 * @example
 * ```ts
 * const ours = (await listKernels()).filter(({ kind }) => kind !== undefined);
 * ```
 */
export async function listKernels(
  options: { readonly prefix?: string; readonly machine?: Machine } = {},
): Promise<readonly InstalledKernel[]> {
  const { prefix, machine = {} } = options;
  const folders = [...(prefix === undefined ? [] : [kernelFolderOf({ prefix })]), ...kernelFolders(machine)];
  const found = new Map<string, InstalledKernel>();
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) {
      const kernel = await readKernel(folder, name);
      if (kernel && !found.has(name)) found.set(name, kernel);
    }
  }
  return [...found.values()];
}

/**
 * Removes a kernel that this package has installed; gives whether there was one.
 *
 * Throws an `Error` for a kernel of somebody else, and the file system's error.
 *
 * @example
 * ```ts
 * await removeKernel({ prefix: '.venv', name: 'lrlab' });
 * ```
 */
export async function removeKernel(
  options: Place & { readonly name?: string; readonly machine?: Machine },
): Promise<boolean> {
  const { name = 'lrlab', machine = {} } = options;
  checkName(name);
  const folder = kernelFolderOf(options, machine);
  const kernel = await readKernel(folder, name);
  if (!kernel) return false;
  if (!kernel.kind) throw new Error(`${kernel.path}: expected a kernel of lrlab, got another`);
  await rm(join(folder, name), { recursive: true });
  return true;
}

async function readKernel(folder: string, name: string): Promise<InstalledKernel | undefined> {
  const path = join(folder, name, 'kernel.json');
  try {
    const spec = JSON.parse(await readFile(path, 'utf8')) as KernelSpec;
    const kind = kindOf(spec);
    return { name, path, spec, ...(kind ? { kind } : {}) };
  } catch {
    // No kernel, or one that Jupyter cannot read either.
    return undefined;
  }
}

function kindOf({ argv = [] }: KernelSpec): KernelKind | undefined {
  if (argv.some((part) => /[\\/]bin[\\/]jupyter-kernel\.js$/.test(part))) return 'lrlab';
  return argv.some((part) => /[\\/]stock[\\/]preload\.cjs$/.test(part)) ? 'tslab' : undefined;
}

/** The kernel that `tslab install` writes, of which the stock kernel here is the dependable form. */
const isTslab = ({ argv = [] }: KernelSpec): boolean => /(^|[\\/])tslab(\.\w+)?$/.test(argv[0] ?? '');

function checkName(name: string): void {
  if (/^[a-z0-9._-]+$/i.test(name) && !/^\.+$/.test(name)) return;
  throw new RangeError(`name: expected letters, digits, ".", "_" and "-", got ${JSON.stringify(name)}`);
}
