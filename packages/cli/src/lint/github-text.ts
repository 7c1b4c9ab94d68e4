import type { Finding, Severity } from '@lrlab/analysis';
import type { Report } from './lint-file.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** A workflow command of GitHub for each finding, which it shows beside the line. */
export const githubText = (reports: readonly Report[]): string =>
  reports.flatMap(({ file, findings }) => findings.map((finding) => lineOf(file, finding))).join('');

function lineOf(file: string, { rule, severity, message, fix, line = 1, column = 1 }: Finding): string {
  const properties = Object.entries({ file, line, col: column, title: rule }).map(
    ([name, value]) => `${name}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  );
  return `::${commands[severity]} ${properties.join(',')}::${escaped(`${message}. ${fix}`)}\n`;
}

const escaped = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
