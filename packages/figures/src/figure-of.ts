import { durationOf, type Plan, type Schedule, stepsPerEpoch, totalSteps } from '@lrlab/core';
import { clockAxis, rateAxis } from './axes.ts';
import { clockOf } from './clock.ts';
import type { Figure } from './figure.ts';
import { headingOf } from './heading.ts';
import { hoverSteps } from './hover-steps.ts';
import { hoverTrace, type Line, lineTraces } from './line.ts';
import { figureLook } from './look.ts';
import type { Mark } from './mark.ts';
import { markParts } from './mark-parts.ts';
import type { Smoothing } from './smoothed.ts';

/** How lines are drawn; every field may be left out. */
export interface FigureOptions {
  readonly title?: string;
  readonly caption?: string;
  /** The step to draw to; the plan's total steps unless told, or else the longest schedule's own end. */
  readonly end?: number;
  readonly plan?: Plan;
  /** What the horizontal axis counts: `step` unless told; `epoch` needs a plan. */
  readonly unit?: 'step' | 'epoch';
  /** `Learning rate` unless told. */
  readonly yTitle?: string;
  readonly yType?: 'linear' | 'log';
  readonly marks?: readonly Mark[];
  /** Draws, over the pale exact line, the one TensorBoard smooths from the rate of every so many steps. */
  readonly smooth?: Smoothing;
}

/**
 * A figure of one schedule or several: exact lines with upright jumps, and a point every few pixels that tells step, rate
 * and, where a plan is known, epoch.
 *
 * @example
 * const figure = figureOf(multiStep({ rate: 0.01, milestones: [5001], factor: 0.1 }), { end: 20000 });
 * figure.data[0]?.x; // => [0, 5001, 5001, 20000]
 * figure.data[0]?.y; // => [0.01, 0.01, 0.001, 0.001]
 */
export function figureOf(
  lines: Schedule | Line | readonly (Schedule | Line)[],
  options: FigureOptions = {},
): Figure {
  const {
    title = '',
    caption = '',
    unit = 'step',
    yTitle = 'Learning rate',
    yType = 'linear',
    smooth,
  } = options;
  const all = [lines].flat().map((line) => ('kind' in line ? { schedule: line } : line) as Line);
  const end = endOf(all, options);
  const clocks = all.map((line) => clockOf(line.plan ?? options.plan, unit));
  // In epochs every line is drawn to the same epoch, each by the steps of its own plan.
  const whole = options.plan ? stepsPerEpoch(options.plan) : clocks[0]?.perEpoch;
  const ends = clocks.map(({ perEpoch }) =>
    unit === 'epoch' && perEpoch && whole ? end * (perEpoch / whole) : end,
  );
  const schedules = all.map(({ schedule }) => schedule);
  const drawn = all.flatMap((line, index) =>
    lineTraces(line, { index, of: all.length, end: ends[index]!, x: clocks[index]!.x, yType, smooth }),
  );
  const answers = all.map((line, index) =>
    hoverTrace(line, { index, steps: hoverSteps(schedules, ends[index]!), ...clocks[index]! }),
  );
  const last = Math.max(...clocks.map(({ x }, index) => x(ends[index]!)));
  const yaxis = rateAxis(
    yTitle,
    yType,
    drawn.flatMap(({ y }) => y as number[]),
  );
  const marks = markParts(options.marks ?? [], {
    schedule: schedules[0]!,
    x: clocks[0]!.x,
    last,
    yaxis,
    points: answers,
  });
  const heading = headingOf(title, caption);
  return {
    data: [...drawn, ...answers, ...marks.data],
    layout: {
      ...figureLook,
      // What was drawn, so that whoever gets the figure can ask for any rate again.
      meta: { end, lines: all.map(({ schedule, name }) => ({ name: name ?? '', schedule })) },
      ...(heading.title && { title: heading.title }),
      xaxis: clockAxis(unit, last),
      yaxis,
      hovermode: 'x unified',
      height: 380,
      margin: { l: 64, r: 24, t: heading.top, b: 56, pad: 0 },
      showlegend: all.length > 1,
      legend: { orientation: 'h', x: 0, xanchor: 'left', y: -0.26, yanchor: 'top', font: { size: 13 } },
      ...(marks.annotations.length && { annotations: marks.annotations }),
    },
  };
}

/** The step to draw to. */
export function endOf(lines: readonly Line[], { end, plan }: Pick<FigureOptions, 'end' | 'plan'>): number {
  if (end !== undefined) return end;
  if (plan) return totalSteps(plan);
  const ends = lines.map(({ schedule }) => durationOf(schedule)).filter(Number.isFinite);
  // What goes on for ever has no end to draw to: core says so.
  return ends.length ? Math.max(...ends) : Number.POSITIVE_INFINITY;
}
