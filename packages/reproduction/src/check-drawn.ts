import { type Schedule, segmentsOf } from '@lrlab/core';
import type { Shown } from './shown.ts';

interface Trace {
  readonly mode?: string;
  readonly x?: readonly number[];
  readonly y?: readonly number[];
}

/**
 * How far the drawn corners of a figure's lines are from the rates, as a share of the highest: each corner is the rate at its
 * step, or what it was just before.
 */
export function drawnShare({ figure, lines }: Shown): number {
  const traces = ((figure?.data ?? []) as readonly Trace[]).filter(({ mode }) => mode === 'lines');
  return traces
    .slice(0, lines.length)
    .reduce((worst, trace, i) => Math.max(worst, offLine(trace, lines[i]!.schedule)), 0);
}

function offLine({ x = [], y = [] }: Trace, schedule: Schedule): number {
  const end = x.at(-1) ?? 0;
  const segments = segmentsOf(schedule, { end: end > 0 ? end : 1, limit: 100_000 });
  const before = new Map(segments.map((segment) => [segment.end, segment.to]));
  const at = new Map(segments.map((segment) => [segment.start, segment.from]));
  const peak = Math.max(...y.map(Math.abs), Number.MIN_VALUE);
  return x.reduce((worst, step, i) => {
    const known = [before.get(step), at.get(step)].filter((rate) => rate !== undefined);
    if (known.length === 0) return worst;
    return Math.max(worst, Math.min(...known.map((rate) => Math.abs(y[i]! - rate))) / peak);
  }, 0);
}
