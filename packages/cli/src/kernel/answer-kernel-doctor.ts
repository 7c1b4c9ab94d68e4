import { tableText } from '@lrlab/figures';
import { doctor, type Finding } from '@lrlab/kernel';
import type { ExitCode, Io } from '../command.ts';

/** The options of the command, by their names. */
export interface KernelDoctorValues {
  readonly prefix?: string;
  readonly json?: boolean;
}

/** Answers `lrlab kernel doctor`. */
export async function answerKernelDoctor(
  { prefix, json = false }: KernelDoctorValues,
  { out }: Pick<Io, 'out'>,
): Promise<ExitCode> {
  const findings = await doctor(prefix === undefined ? {} : { prefix });
  await out(`${json ? JSON.stringify(findings) : textOf(findings)}\n`);
  return findings.every(({ ok }) => ok) ? 0 : 1;
}

function textOf(findings: readonly Finding[]): string {
  const table = tableText({
    columns: ['needed', 'there', 'found'],
    rows: findings.map(({ name, ok, found }) => [name, ok ? 'yes' : 'no', found]),
  });
  const missing = findings.filter(({ ok }) => !ok);
  if (missing.length === 0) return table;
  // Below the table, as people copy these lines.
  const remedies = tableText({
    columns: ['missing', 'how to get it'],
    rows: missing.map(({ name, remedy }) => [name, remedy]),
  });
  return `${table}\n\n${remedies}`;
}
