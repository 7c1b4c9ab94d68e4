import { type Issue, ScheduleError } from '@lrlab/core';
import { removeKernel } from '@lrlab/kernel';
import type { ExitCode, Io } from '../command.ts';
import { checkPlace, type PlaceValues, placeOf } from './place-of.ts';
import { refusalsAsFaults } from './refusals-as-faults.ts';

/** The options of the command, by their names. */
export interface KernelRemoveValues extends PlaceValues {
  readonly json?: boolean;
}

/** Answers `lrlab kernel remove`. */
export async function answerKernelRemove(
  values: KernelRemoveValues,
  names: readonly string[],
  { out }: Pick<Io, 'out'>,
): Promise<ExitCode> {
  const issues: Issue[] = checkPlace(values);
  const [name = '', ...more] = names;
  if (name === '' || more.length > 0) {
    const got = names.length > 0 ? names.map((one) => JSON.stringify(one)).join(', ') : 'nothing';
    issues.push({ path: '', code: 'field', message: `expected the name of one kernel, got ${got}` });
  }
  if (issues.length > 0) throw new ScheduleError(issues);
  const removed = await refusalsAsFaults('', () => removeKernel({ ...placeOf(values), name }));
  if (!removed) {
    const where = values.prefix === undefined ? 'for this user' : `below ${values.prefix}`;
    const message = `expected a kernel installed ${where}, got ${JSON.stringify(name)}`;
    throw new ScheduleError([{ path: '', code: 'range', message }]);
  }
  await out(values.json ? `${JSON.stringify({ name, removed })}\n` : `removed ${name}\n`);
  return 0;
}
