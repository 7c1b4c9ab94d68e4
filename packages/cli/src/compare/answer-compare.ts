import {
  type Comparison,
  compareOf,
  differenceText,
  distancesOf,
  type Metrics,
  metricsOf,
} from '@lrlab/analysis';
import { type Issue, ScheduleError } from '@lrlab/core';
import { type Table, tableText } from '@lrlab/figures';
import { writeWhole } from '@lrlab/kernel';
import type { ExitCode, Io } from '../command.ts';
import { formatOf } from '../plot/drawn.ts';
import { linesGiven } from '../plot/lines-given.ts';
import type { RunValues } from '../run-options.ts';
import { drawnComparison } from './drawn-comparison.ts';

/** The options of the command, by their names. */
export interface CompareValues extends RunValues {
  readonly tolerance?: number;
  readonly name?: readonly string[];
  readonly plot?: string;
  readonly json?: boolean;
}

/** Answers `lrlab compare`: a table, and a sentence for each schedule after the first. */
export async function answerCompare(
  values: CompareValues,
  rest: readonly string[],
  io: Io,
): Promise<ExitCode> {
  const { plot, tolerance } = values;
  const format = plot === undefined ? undefined : formatOf(plot, '--plot');
  const issues: Issue[] = typeof format === 'object' ? [format] : [];
  if (rest.length === 0) issues.push(tooFew(0));
  if (issues.length > 0 || typeof format === 'object') throw new ScheduleError(issues);
  const { lines, end } = await linesGiven(values, rest, io);
  if (lines.length < 2) throw new ScheduleError([tooFew(lines.length)]);
  const schedules = lines.map(({ schedule }) => schedule);
  const options = { end, ...(tolerance !== undefined && { tolerance }) };
  const comparison = compareOf(schedules, options);
  const metrics = schedules.map((schedule) => metricsOf(schedule, { end }));
  const names = lines.map(({ name }) => name);
  const sentences = sentencesOf(comparison, names);
  const table = tableOfMetrics(metrics, names);
  if (plot && format) {
    const distances = distancesOf(schedules, options);
    await writeWhole(plot, await drawnComparison({ lines, end, distances, sentences, table, format }));
  }
  await io.out(
    values.json
      ? jsonOf(comparison, { names, metrics, sentences, distances: distancesOf(schedules, options), plot })
      : `${tableText(table)}\n\n${sentences.join('\n')}\n`,
  );
  return comparison.equal ? 0 : 1;
}

const tooFew = (given: number): Issue => ({
  path: '',
  code: 'field',
  message: `expected two schedules or calls or more, got ${given === 0 ? 'nothing' : given}`,
});

const sentencesOf = ({ steps, differences }: Comparison, names: readonly string[]): string[] =>
  differences.map((one, i) => differenceText(one, { first: names[0]!, second: names[i + 1]!, steps }));

/** What each schedule is in a few numbers. */
function tableOfMetrics(metrics: readonly Metrics[], names: readonly string[]): Table {
  const columns = ['schedule', 'peak', 'at step', 'last', 'mean', 'above half', 'warm-up', 'phases'];
  const rows = metrics.map(({ peak, last, mean, stepsAboveHalf, warmup, phases }, i) => [
    names[i]!,
    peak.rate,
    peak.step,
    last,
    mean,
    stepsAboveHalf,
    warmup?.steps ?? 0,
    phases.length,
  ]);
  return { columns, rows };
}

function jsonOf(
  { steps, tolerance, equal, differences }: Comparison,
  {
    names,
    metrics,
    sentences,
    distances,
    plot,
  }: {
    names: readonly string[];
    metrics: readonly Metrics[];
    sentences: readonly string[];
    distances: readonly (readonly number[])[];
    plot: string | undefined;
  },
): string {
  const answer = {
    steps,
    tolerance,
    equal,
    differences: differences.map((one, i) => ({
      first: names[0],
      second: names[i + 1],
      ...one,
      sentence: sentences[i],
    })),
    schedules: metrics.map((one, i) => ({ name: names[i], ...one })),
    distances,
    ...(plot && { written: plot }),
  };
  return `${JSON.stringify(answer)}\n`;
}
