import { type Issue, issueText, type Schedule, ScheduleError } from '@lrlab/core';
import {
  type Call,
  dialectOf,
  dialects,
  type Run,
  type Translation,
  translateCall,
  type Written,
  writeSchedules,
} from '@lrlab/dialects';
import type { ExitCode, Io } from '../command.ts';
import { type RunValues, runOf } from '../run-options.ts';
import { isRecord } from '../source/check-source.ts';
import { readSource } from '../source/read-source.ts';
import { sourceGiven } from '../source/source-given.ts';
import { residualText, tableOf } from './tell.ts';

export interface ConvertValues extends RunValues {
  readonly to?: string;
  readonly json?: boolean;
}

/** What was asked to be said in other words. */
interface Asked {
  readonly schedules: readonly [Schedule, ...Schedule[]];
  readonly call: Call | undefined;
  readonly run: Run;
  readonly ignored: readonly Issue[];
}

/** Answers `lrlab convert`: the text to standard output, what there is to know to standard error. */
export async function answerConvert(
  values: ConvertValues,
  rest: readonly string[],
  io: Io,
): Promise<ExitCode> {
  const issues: Issue[] = [];
  const [given] = rest;
  const names = [...dialects.map(({ id }) => id), 'all'];
  if (given === undefined || rest.length > 1) {
    const got = given === undefined ? 'nothing' : `${rest.length}`;
    issues.push({ path: '', code: 'field', message: `expected one schedule or call, got ${got}` });
  }
  if (values.to === undefined || !names.includes(values.to)) {
    const got = values.to ?? 'nothing';
    issues.push({ path: '--to', code: 'range', message: `expected one of ${names.join(', ')}, got ${got}` });
  }
  if (issues.length > 0) throw new ScheduleError(issues);
  const asked = askedOf(await sourceGiven(given!, io.input), runOf(values));
  for (const issue of asked.ignored) io.err(`passed over: ${issueText(issue)}\n`);
  return values.to === 'all' ? answerAll(asked, values, io) : answerOne(asked, values, io);
}

async function answerOne(asked: Asked, values: ConvertValues, io: Io): Promise<ExitCode> {
  const to = values.to!;
  const written = writtenIn(to, asked);
  if (values.json) await io.out(`${JSON.stringify({ to, ...written })}\n`);
  else if (written.program !== undefined) await io.out(`${written.program}\n`);
  io.err(`${residualText(written, dialectOf(to))}\n`);
  for (const { text } of written.notes ?? []) io.err(`note: ${text}\n`);
  return written.text === undefined ? 1 : 0;
}

async function answerAll(asked: Asked, values: ConvertValues, io: Io): Promise<ExitCode> {
  const all = dialects.map(({ id }) => ({ to: id, ...writtenIn(id, asked) }));
  await io.out(values.json ? `${JSON.stringify(all)}\n` : tableOf(all));
  return 0;
}

function writtenIn(to: string, { schedules, call, run }: Asked): Written & Partial<Translation> {
  return call ? translateCall(call, { to }) : writeSchedules(schedules, { to, run });
}

function askedOf(source: Readonly<Record<string, unknown>>, told: Run): Asked {
  const own = isRecord(source['run']) ? source['run'] : {};
  const whole = 'schedule' in source ? source : { ...source, run: { ...told, ...own } };
  const { schedules, call, ignored } = readSource(whole, { length: told.totalSteps });
  return { schedules: schedules as Asked['schedules'], call, run: call?.run ?? told, ignored };
}
