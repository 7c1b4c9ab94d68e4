import { rules } from '@lrlab/analysis';
import { type Issue, issueText, ScheduleError } from '@lrlab/core';
import type { FactsSource } from '@lrlab/dialects';
import type { ExitCode, Io } from '../command.ts';
import { sourceGiven } from '../source/source-given.ts';
import { githubText } from './github-text.ts';
import { lintFile, type Report, type Told } from './lint-file.ts';
import { type Format, formatOf, type LintValues, planGiven } from './lint-values.ts';
import { plainText } from './plain-text.ts';
import { readLinted } from './read-file.ts';
import { sarifOf } from './sarif-of.ts';

/** Answers `lrlab lint`: findings to standard output, what could not be read or asked to standard error. */
export async function answerLint(values: LintValues, rest: readonly string[], io: Io): Promise<ExitCode> {
  const { format, issues } = formatOf(values);
  const unknown = (values.ignore ?? []).filter((id) => !rules.some((rule) => rule.id === id));
  const ids = rules.map(({ id }) => id).join(', ');
  for (const id of unknown)
    issues.push({ path: '--ignore', code: 'range', message: `expected one of ${ids}, got ${id}` });
  if (rest.length === 0)
    issues.push({ path: '', code: 'field', message: 'expected files to look at, got nothing' });
  if (issues.length > 0) throw new ScheduleError(issues);
  const plan = await planGiven(values.plan, io.input);
  const from = values['translated-from'];
  const origin =
    from === undefined ? undefined : ((await sourceGiven(from, io.input)) as unknown as FactsSource);
  const { reports, isAtFault } = await reportsOf(rest, { values, plan, origin }, io);
  await io.out(answers[format](reports));
  if (isAtFault) return 2;
  return reports.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0;
}

const answers: Readonly<Record<Format, (reports: readonly Report[]) => string>> = {
  text: plainText,
  github: githubText,
  json: (reports) => `${JSON.stringify({ files: reports })}\n`,
  sarif: (reports) => `${JSON.stringify(sarifOf(reports), null, 2)}\n`,
};

/** What is found in each file that can be read; the faults of the others are told. */
async function reportsOf(
  files: readonly string[],
  told: Told,
  io: Io,
): Promise<{ readonly reports: readonly Report[]; readonly isAtFault: boolean }> {
  const reports: Report[] = [];
  let isAtFault = false;
  for (const given of files) {
    try {
      const linted = await readLinted(given, { framework: told.values.framework, input: io.input });
      const report = lintFile(linted, told);
      for (const issue of report.refused) io.err(`lrlab: ${report.file}: ${lineOf(issue)}\n`);
      isAtFault ||= report.refused.length > 0;
      for (const note of report.notes) io.err(`${report.file}: note: ${issueText(note)}\n`);
      reports.push(report);
    } catch (error) {
      if (!(error instanceof ScheduleError)) throw error;
      isAtFault = true;
      for (const issue of error.issues) io.err(`lrlab: ${given.slice(0, 60)}: ${lineOf(issue)}\n`);
    }
  }
  return { reports, isAtFault };
}

const lineOf = (issue: Issue): string => issueText(issue).replace(/^text:(?=\d)/, '');
