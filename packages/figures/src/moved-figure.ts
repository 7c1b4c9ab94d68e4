import { type Plan, totalSteps } from '@lrlab/core';
import { clockAxis, rateAxis } from './axes.ts';
import { clockOf } from './clock.ts';
import type { Figure, Layout, Trace } from './figure.ts';
import type { FigureOptions } from './figure-of.ts';
import { headingOf } from './heading.ts';
import { hoverSteps } from './hover-steps.ts';
import { hoverTrace, type Line, lineTraces } from './line.ts';
import { figureLook } from './look.ts';

/** A line with the plan of its run, to whose end it is drawn. */
export interface PlannedLine extends Line {
  readonly plan: Plan;
}

/**
 * A schedule before and after it was moved to other data, another batch, other devices: over updates above, over epochs below,
 * each line to the end of its own run.
 *
 * @example
 * const before = { plan: planOf({ images: 640, batchSize: 64, epochs: 12 }), schedule: ramp({ from: 1, to: 0, steps: 120 }) };
 * const after = { plan: planOf({ images: 320, batchSize: 64, epochs: 12 }), schedule: ramp({ from: 1, to: 0, steps: 60 }) };
 * const { data } = movedFigure(before, after);
 * data.slice(0, 2).map(({ x }) => x); // => [[0, 120], [0, 60]]
 * data.slice(4, 6).map(({ x }) => x); // => [[0, 12], [0, 12]]
 */
export function movedFigure(
  before: PlannedLine,
  after: PlannedLine,
  { title = '', caption = '', yTitle = 'Learning rate', yType = 'linear' }: MovedFigureOptions = {},
): Figure {
  const lines = [
    { ...before, name: before.name ?? 'before' },
    { ...after, name: after.name ?? 'after' },
  ];
  const above = panelOf(lines, { unit: 'step', yType });
  const below = panelOf(lines, { unit: 'epoch', yType });
  const yaxis = rateAxis(
    yTitle,
    yType,
    above.data.flatMap(({ y }) => y as number[]),
  );
  const heading = headingOf(title, caption);
  return {
    data: [
      ...above.data,
      ...below.data.map((trace) => ({ ...trace, xaxis: 'x2', yaxis: 'y2', showlegend: false })),
    ],
    layout: {
      ...figureLook,
      meta: {
        end: Math.max(...lines.map(({ plan }) => totalSteps(plan))),
        lines: lines.map(({ name, schedule }) => ({ name, schedule })),
      },
      ...(heading.title && { title: heading.title }),
      xaxis: { ...above.xaxis, anchor: 'y' },
      xaxis2: { ...below.xaxis, anchor: 'y2' },
      yaxis: { ...yaxis, domain: [0.6, 1] },
      yaxis2: { ...yaxis, domain: [0, 0.4] },
      hovermode: 'x unified',
      height: 620,
      margin: { l: 64, r: 24, t: heading.top, b: 56, pad: 0 },
      showlegend: true,
      legend: { orientation: 'h', x: 0, xanchor: 'left', y: -0.12, yanchor: 'top', font: { size: 13 } },
    },
  };
}

export type MovedFigureOptions = Pick<FigureOptions, 'title' | 'caption' | 'yTitle' | 'yType'>;

function panelOf(
  lines: readonly PlannedLine[],
  { unit, yType }: { readonly unit: 'step' | 'epoch'; readonly yType: 'linear' | 'log' },
): { readonly data: readonly Trace[]; readonly xaxis: Layout } {
  const clocks = lines.map(({ plan }) => clockOf(plan, unit));
  const ends = lines.map(({ plan }) => totalSteps(plan));
  const drawn = lines.flatMap((line, index) =>
    lineTraces(line, {
      index,
      of: lines.length,
      end: ends[index]!,
      x: clocks[index]!.x,
      yType,
      smooth: undefined,
    }),
  );
  const answers = lines.map((line, index) =>
    hoverTrace(line, { index, steps: hoverSteps([line.schedule], ends[index]!), ...clocks[index]! }),
  );
  return {
    data: [...drawn, ...answers],
    xaxis: clockAxis(unit, Math.max(...clocks.map(({ x }, index) => x(ends[index]!)))),
  };
}
