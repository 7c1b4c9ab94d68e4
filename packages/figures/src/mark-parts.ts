import { rateOf, type Schedule } from '@lrlab/core';
import type { Layout, Trace } from './figure.ts';
import { type Mark, markNote, markTrace } from './mark.ts';

/** What marks are placed by: the line they are on, and the axes. */
interface Ground {
  readonly schedule: Schedule;
  readonly x: (step: number) => number;
  /** Where the horizontal axis ends. */
  readonly last: number;
  readonly yaxis: Layout;
  /** The points of all lines, which the texts should not hide. */
  readonly points: readonly Trace[];
}

/** The rings of marks and their texts, ready to stand in a figure. */
export function markParts(
  marks: readonly Mark[],
  { schedule, x, last, yaxis, points }: Ground,
): { data: Trace[]; annotations: Layout[] } {
  if (!marks.length) return { data: [], annotations: [] };
  const [low, high] = yaxis['range'] as [number, number];
  // On an axis by tens plotly.js takes the rates of traces, but the exponents of annotations and ranges.
  const level = (rate: number): number => (yaxis['type'] === 'log' ? Math.log10(rate) : rate);
  const up = (rate: number): number => (level(rate) - low) / (high - low);
  const met = points.flatMap((trace) => trace.x!.map((at, i) => [at / last, up(trace.y![i]!)] as const));
  const placed = marks.map(({ step, rate = rateOf(schedule)(step) }) => ({ x: x(step), y: rate }));
  return {
    data: [markTrace(placed)],
    annotations: placed.map((point, i) =>
      markNote(
        marks[i]!.text,
        { x: point.x, y: level(point.y), across: point.x / last, up: up(point.y) },
        met,
      ),
    ),
  };
}
