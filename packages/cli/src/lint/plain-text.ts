import type { Finding } from '@lrlab/analysis';
import type { Report } from './lint-file.ts';

/** `file:line:column: severity id message`, which editors and CI understand, and below it what to do. */
export const plainText = (reports: readonly Report[]): string =>
  reports.flatMap(({ file, findings }) => findings.map((finding) => linesOf(file, finding))).join('');

function linesOf(
  file: string,
  { rule, severity, message, fix, step, line = 1, column = 1, page }: Finding,
): string {
  const at = step === undefined ? '' : ` (update ${step})`;
  return `${file}:${line}:${column}: ${severity} ${rule} ${message}${at}\n    ${fix} See ${page}\n`;
}
