import { fileURLToPath } from 'node:url';
import type { KernelSpec, KernelSpecOptions } from '../stock-kernel-spec.ts';

/** The program of the kernel; the same from the sources and from the build. */
export const kernelProgram: string = fileURLToPath(new URL('../../bin/jupyter-kernel.js', import.meta.url));

/**
 * The spec of this package's own Jupyter kernel. All paths in it are absolute: it needs neither a PATH nor Python, and
 * holds as long as this package stays where it is.
 *
 * @example
 * ```ts
 * kernelSpec({ displayName: 'TypeScript here' }).interrupt_mode; // 'message'
 * ```
 */
export function kernelSpec(options: KernelSpecOptions = {}): KernelSpec {
  const { nodePath = process.execPath, displayName = 'TypeScript (lrlab)' } = options;
  return {
    argv: [nodePath, kernelProgram, '{connection_file}'],
    display_name: displayName,
    language: 'typescript',
    // A message works on every system; a signal is taken as well.
    interrupt_mode: 'message',
  };
}
