import { tableText } from '@lrlab/figures';
import { type InstalledKernel, listKernels } from '@lrlab/kernel';
import type { ExitCode, Io } from '../command.ts';

/** The options of the command, by their names. */
export interface KernelListValues {
  readonly prefix?: string;
  readonly json?: boolean;
}

/** Answers `lrlab kernel list`. */
export async function answerKernelList(
  { prefix, json = false }: KernelListValues,
  { out }: Pick<Io, 'out'>,
): Promise<ExitCode> {
  const kernels = await listKernels(prefix === undefined ? {} : { prefix });
  await out(`${json ? JSON.stringify(kernels) : textOf(kernels)}\n`);
  return 0;
}

const textOf = (kernels: readonly InstalledKernel[]): string =>
  tableText({
    columns: ['kernel', 'kind', 'shown as', 'file'],
    // The file of somebody else may lack the name.
    rows: kernels.map(({ name, kind = 'other', spec, path }) => [
      name,
      kind,
      String(spec.display_name ?? ''),
      path,
    ]),
  });
