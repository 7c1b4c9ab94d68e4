import { ScheduleError } from '@lrlab/core';
import { installKernel } from '@lrlab/kernel';
import type { ExitCode, Io } from '../command.ts';
import { checkPlace, type PlaceValues, placeOf } from './place-of.ts';
import { refusalsAsFaults } from './refusals-as-faults.ts';

/** The options of the command, by their names. */
export interface KernelInstallValues extends PlaceValues {
  readonly stock?: boolean;
  readonly name?: string;
  readonly 'display-name'?: string;
  readonly json?: boolean;
}

/** Answers `lrlab kernel install`. */
export async function answerKernelInstall(
  values: KernelInstallValues,
  { out }: Pick<Io, 'out'>,
): Promise<ExitCode> {
  const issues = checkPlace(values);
  if (issues.length > 0) throw new ScheduleError(issues);
  const { stock = false, name, 'display-name': displayName, json = false } = values;
  const kernel = await refusalsAsFaults('--name', () =>
    installKernel({
      ...placeOf(values),
      kind: stock ? 'tslab' : 'lrlab',
      ...(name !== undefined && { name }),
      ...(displayName !== undefined && { displayName }),
    }),
  );
  await out(`${json ? JSON.stringify(kernel) : kernel.path}\n`);
  return 0;
}
