import { durationOf, type Issue, ScheduleError } from '@lrlab/core';
import type { Io } from '../command.ts';
import { type Input, readInputs } from '../inputs.ts';
import { type RunValues, runOf } from '../run-options.ts';

/** Schedules that are looked at together, and how far. */
export interface Lines {
  readonly lines: readonly Input[];
  readonly end: number;
}

/** The schedules of all inputs, with the names that options give them, up to the end that options give or that the longest has. */
export async function linesGiven(
  values: RunValues & { readonly name?: readonly string[] },
  rest: readonly string[],
  { input }: Pick<Io, 'input'>,
): Promise<Lines> {
  const perEpoch = values['steps-per-epoch'] ?? 1;
  const told = values.steps ?? (values.epochs === undefined ? undefined : values.epochs * perEpoch);
  const inputs = await readInputs(rest, { run: runOf(values), length: told, input });
  const lines = named(inputs, values.name ?? []);
  return { lines, end: told ?? endOf(lines) };
}

const tooManyNames = (lines: number): Issue => ({
  path: '--name',
  code: 'range',
  message: `expected at most one for each of the ${lines} lines, got more`,
});

function named(inputs: readonly Input[], names: readonly string[]): readonly Input[] {
  if (names.length > inputs.length) throw new ScheduleError([tooManyNames(inputs.length)]);
  return inputs.map((input, i) => ({ ...input, name: names[i] ?? input.name }));
}

/** The end of the longest schedule that has one. */
function endOf(lines: readonly Input[]): number {
  const ends = lines.map(({ schedule }) => durationOf(schedule)).filter(Number.isFinite);
  if (ends.length > 0) return Math.max(...ends);
  const message = 'expected how many steps to look at, as the schedule has no end of its own';
  throw new ScheduleError([{ path: '--steps', code: 'field', message }]);
}
