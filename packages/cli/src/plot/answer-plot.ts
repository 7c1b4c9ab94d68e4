import {
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
import type { RunValues } from '../run-options.ts';
import { answerTensorboard } from './answer-tensorboard.ts';
import { drawn, formatOf } from './drawn.ts';
import { linesGiven } from './lines-given.ts';

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
  const { lines, end } = await linesGiven(values, rest, io);
  const title = values.title ?? (lines.length === 1 ? lines[0]!.name : 'Learning rates');
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

/** The few numbers that tell a schedule; of a very long one, whose every step would have to be asked, only its ends. */
function tellingOf(schedule: Schedule, end: number): Partial<Summary> {
  if (end <= 10_000_000) return summaryOf(schedule, { end });
  return { first: rateAt(schedule, 0), last: rateAt(schedule, Math.ceil(end) - 1) };
}
