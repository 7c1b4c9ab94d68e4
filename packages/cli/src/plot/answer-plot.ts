import {
  durationOf,
  type Issue,
  planOf,
  rateAt,
  type Schedule,
  ScheduleError,
  type Summary,
  summaryOf,
} from '@lrlab/core';
import { figureOf, tableOf } from '@lrlab/figures';
import { writeWhole } from '@lrlab/kernel';
import type { ExitCode, Io } from '../command.ts';
import { type Input, readInputs } from '../inputs.ts';
import { type RunValues, runOf } from '../run-options.ts';
import { answerTensorboard } from './answer-tensorboard.ts';
import { drawn, formatOf } from './drawn.ts';

/** The options of the command, by their names. */
export interface PlotValues extends RunValues {
  readonly out?: string;
  readonly log?: boolean;
  readonly name?: readonly string[];
  readonly title?: string;
  readonly tensorboard?: string;
  readonly json?: boolean;
}

/** Answers `lrlab plot`: draws, writes, and prints what was written. */
export async function answerPlot(values: PlotValues, rest: readonly string[], io: Io): Promise<ExitCode> {
  const { out = 'schedule.html', log = false } = values;
  const perEpoch = values['steps-per-epoch'];
  const format = formatOf(out, '--out');
  const issues: Issue[] = typeof format === 'string' ? [] : [format];
  if (rest.length === 0) {
    issues.push({ path: '', code: 'field', message: 'expected a schedule or a call, got nothing' });
  }
  if (issues.length > 0 || typeof format !== 'string') throw new ScheduleError(issues);
  const told = values.steps ?? (values.epochs === undefined ? undefined : values.epochs * (perEpoch ?? 1));
  const inputs = await readInputs(rest, { run: runOf(values), length: told, input: io.input });
  const lines = named(inputs, values.name ?? []);
  const title = values.title ?? (lines.length === 1 ? lines[0]!.name : 'Learning rates');
  const end = told ?? endOf(lines);
  if (values.tensorboard !== undefined) {
    return answerTensorboard(lines, { folder: values.tensorboard, end, json: values.json ?? false }, io);
  }
  const figure = figureOf(lines, {
    title: format === 'html' ? '' : title,
    end,
    yType: log ? 'log' : 'linear',
    // An epoch of so many images, one in each update, is all that a plan need say here.
    ...(perEpoch && { plan: planOf({ images: perEpoch, batchSize: 1, epochs: end / perEpoch }) }),
  });
  const rows = lines.map(({ name, schedule }) => ({ name, ...tellingOf(schedule, end) }));
  await writeWhole(out, await drawn([figure], { format, title, table: tableOf(rows) }));
  await io.out(values.json ? `${JSON.stringify({ written: out, end, lines: rows })}\n` : `${out}\n`);
  return 0;
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
  const message = 'expected how many steps to draw, as the schedule has no end of its own';
  throw new ScheduleError([{ path: '--steps', code: 'field', message }]);
}

/** The few numbers that tell a schedule; of a very long one, whose every step would have to be asked, only its ends. */
function tellingOf(schedule: Schedule, end: number): Partial<Summary> {
  if (end <= 10_000_000) return summaryOf(schedule, { end });
  return { first: rateAt(schedule, 0), last: rateAt(schedule, Math.ceil(end) - 1) };
}
