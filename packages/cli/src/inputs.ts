import { readFile } from 'node:fs/promises';
import { type Issue, type Schedule, ScheduleError } from '@lrlab/core';
import type { Run } from '@lrlab/dialects';
import type { Io } from './command.ts';
import { isRecord, issueOf } from './source/check-source.ts';
import { parseJson } from './source/parse-json.ts';
import { readSource } from './source/read-source.ts';

// The one place that knows how a schedule is given on the command line:
//   {"kind":…}                          a schedule
//   {"dialect":…,"name":…,"args":…}     a call, as `lrlab rates` takes it
//   tensorflow: cosine_decay(…)         a call as its users write it
//   @file, @-                           any of these from a file, or from standard input

/** A schedule that was given, and how it is called. */
export interface Input {
  readonly name: string;
  readonly schedule: Schedule;
}

/** The schedules of all inputs, one for each parameter group; a `ScheduleError` names every fault of every input. */
export async function readInputs(
  inputs: readonly string[],
  { run, length, input }: { readonly run: Run; readonly length: number | undefined } & Pick<Io, 'input'>,
): Promise<readonly Input[]> {
  const issues: Issue[] = [];
  const found: Input[] = [];
  for (const [i, given] of inputs.entries()) {
    try {
      const text = given.startsWith('@') ? await contentsOf(given.slice(1), input) : given;
      found.push(...inputsOf(text, run, length));
    } catch (error) {
      if (!(error instanceof ScheduleError)) throw error;
      const place = (path: string): string => [`input ${i + 1}`, ...(path ? [path] : [])].join(', ');
      issues.push(
        ...error.issues.map((issue) => ({
          ...issue,
          path: inputs.length > 1 ? place(issue.path) : issue.path,
        })),
      );
    }
  }
  if (issues.length > 0) throw new ScheduleError(issues);
  return found;
}

function inputsOf(text: string, run: Run, length: number | undefined): Input[] {
  const source = sourceOf(text.trim());
  const isCall = !('schedule' in source);
  const own = isRecord(source['run']) ? source['run'] : {};
  // What an input says of its run goes before the options, which are for all.
  const whole =
    isCall && (source['run'] === undefined || isRecord(source['run'])) ? { run: { ...run, ...own } } : {};
  const { schedules, groups } = readSource({ ...source, ...whole }, { length });
  const name = nameOf(source);
  return schedules.map((schedule, i) => ({ name: groups ? `${name}, group ${i + 1}` : name, schedule }));
}

function sourceOf(text: string): Readonly<Record<string, unknown>> {
  if (text.startsWith('{')) {
    const value: unknown = parseJson(text);
    if (isRecord(value)) return 'kind' in value ? { schedule: value } : value;
  }
  const [, dialect, call] = /^([\w-]+)\s*:\s*([\s\S]+)$/.exec(text) ?? [];
  if (dialect !== undefined && call !== undefined) return { dialect, text: call };
  throw new ScheduleError([
    issueOf('', 'JSON, @FILE, or a framework and its call such as tensorflow: f(0.1)', text),
  ]);
}

/** A name for the legend: what was written, or what it says. */
function nameOf({ text, name, schedule }: Readonly<Record<string, unknown>>): string {
  const found = text ?? name ?? (isRecord(schedule) ? schedule['kind'] : '');
  const line = String(found).replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

async function contentsOf(file: string, input: AsyncIterable<string>): Promise<string> {
  if (file !== '-') {
    return readFile(file, 'utf8').catch((error: Error) => {
      const message = `expected a file that can be read: ${error.message}`;
      throw new ScheduleError([{ path: '', code: 'text', message }]);
    });
  }
  const pieces: string[] = [];
  for await (const piece of input) pieces.push(piece);
  return pieces.join('');
}
