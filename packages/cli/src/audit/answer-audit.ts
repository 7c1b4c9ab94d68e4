import { type AuditPlan, auditOf, type Diagnosis, diagnosisText, type Log } from '@lrlab/analysis';
import { type Issue, type Schedule, ScheduleError } from '@lrlab/core';
import { writeWhole } from '@lrlab/kernel';
import type { ExitCode, Io } from '../command.ts';
import { readInputs } from '../inputs.ts';
import { type Format, formatOf } from '../plot/drawn.ts';
import { type RunValues, runOf } from '../run-options.ts';
import { drawnAudit } from './drawn-audit.ts';

/** The options of the command, by their names. */
export interface AuditValues extends RunValues {
  readonly plan?: string;
  readonly tag?: string;
  readonly plot?: string;
  readonly 'updates-per-epoch'?: number;
  readonly json?: boolean;
}

/** Answers `lrlab audit`: a sentence for each tag to standard output, what could not be read to standard error. */
export async function answerAudit(values: AuditValues, rest: readonly string[], io: Io): Promise<ExitCode> {
  const { file, plan, format } = checked(values, rest);
  const length = lengthOf(values);
  const inputs = await readInputs([plan], {
    run: runOf(values),
    length,
    input: io.input,
  });
  const { readLog } = await import('@lrlab/analysis/log');
  const log = await readLog(file, { tag: values.tag });
  const plans = log.series.map((_, i) => auditPlanOf(scheduleFor(inputs, i, log), values));
  const diagnoses = log.series.map((series, i) => auditOf(series, plans[i]!));
  for (const { file: where, byteOffset, line, message } of log.faults) {
    const place =
      byteOffset !== undefined ? `, byte ${byteOffset}` : line !== undefined ? `, line ${line}` : '';
    io.err(`lrlab: ${where}${place}: ${message}\n`);
  }
  if (format && values.plot) {
    await writeWhole(values.plot, await drawnAudit({ log, plans, diagnoses, format }));
  }
  await io.out(
    values.json ? jsonOf(log, diagnoses, values.plot) : `${diagnoses.map(diagnosisText).join('\n')}\n`,
  );
  return diagnoses.every(({ verdict }) => verdict === 'follows') ? 0 : 1;
}

function checked(
  { plan, plot }: AuditValues,
  rest: readonly string[],
): { file: string; plan: string; format: Format | undefined } {
  const [file] = rest;
  const issues: Issue[] = [];
  if (file === undefined || rest.length > 1) {
    const got = file === undefined ? 'nothing' : `${rest.length}`;
    issues.push({ path: '', code: 'field', message: `expected one log, got ${got}` });
  }
  if (plan === undefined) {
    issues.push({ path: '--plan', code: 'field', message: 'expected a schedule or a call, got nothing' });
  }
  const format = plot === undefined ? undefined : formatOf(plot, '--plot');
  if (typeof format === 'object') issues.push(format);
  if (issues.length > 0) throw new ScheduleError(issues);
  return { file: file!, plan: plan!, format: format as Format | undefined };
}

/** One schedule is for every tag; of several, one for each parameter group, each is for the tag in its place. */
function scheduleFor(
  inputs: readonly { readonly schedule: Schedule }[],
  i: number,
  { series }: Log,
): Schedule {
  if (inputs.length > 1 && inputs.length !== series.length) {
    const tags = series.map(({ tag }) => tag).join(', ');
    const message = `expected one schedule, or one for each of ${tags}, got ${inputs.length}`;
    throw new ScheduleError([{ path: '--plan', code: 'size', message }]);
  }
  return (inputs[i] ?? inputs[0]!).schedule;
}

/** The updates of the whole run, where the options tell. */
function lengthOf({ steps, epochs, ...values }: AuditValues): number | undefined {
  const perEpoch = values['updates-per-epoch'] ?? values['steps-per-epoch'];
  return steps ?? (epochs && perEpoch && epochs * perEpoch);
}

function auditPlanOf(schedule: Schedule, values: AuditValues): AuditPlan {
  const { devices, accumulation, batch } = values;
  const updatesPerEpoch = values['updates-per-epoch'] ?? values['steps-per-epoch'];
  const totalUpdates = lengthOf(values);
  return {
    schedule,
    ...(totalUpdates && { totalUpdates }),
    ...(updatesPerEpoch && { updatesPerEpoch }),
    ...(devices && { devices }),
    ...(accumulation && { accumulation }),
    ...(batch && { batch }),
  };
}

function jsonOf(
  { format, files, faults }: Log,
  diagnoses: readonly Diagnosis[],
  plot: string | undefined,
): string {
  const tags = diagnoses.map((diagnosis) => ({ ...diagnosis, sentence: diagnosisText(diagnosis) }));
  return `${JSON.stringify({ format, files, faults, tags, ...(plot && { written: plot }) })}\n`;
}
