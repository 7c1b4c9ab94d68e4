import { type Issue, type Schedule, ScheduleError } from '@lrlab/core';
import type { Run } from '@lrlab/dialects';
import type { Io } from './command.ts';
import { isRecord } from './source/check-source.ts';
import { readSource } from './source/read-source.ts';
import { sourceGiven } from './source/source-given.ts';

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
      found.push(...inputsOf(await sourceGiven(given, input), run, length));
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

function inputsOf(source: Readonly<Record<string, unknown>>, run: Run, length: number | undefined): Input[] {
  const isCall = !('schedule' in source);
  const own = isRecord(source['run']) ? source['run'] : {};
  // What an input says of its run goes before the options, which are for all.
  const whole =
    isCall && (source['run'] === undefined || isRecord(source['run'])) ? { run: { ...run, ...own } } : {};
  const { schedules, groups } = readSource({ ...source, ...whole }, { length });
  const name = nameOf(source);
  return schedules.map((schedule, i) => ({ name: groups ? `${name}, group ${i + 1}` : name, schedule }));
}

/** A name for the legend: what was written, or what it says. */
function nameOf({ text, name, schedule }: Readonly<Record<string, unknown>>): string {
  const found = text ?? name ?? (isRecord(schedule) ? schedule['kind'] : '');
  const line = String(found).replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
