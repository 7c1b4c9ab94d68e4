import { rateOf, type Schedule } from '@lrlab/core';
import { rateAxis } from './axes.ts';
import { clockOf } from './clock.ts';
import type { Figure, Layout, Trace } from './figure.ts';
import { endOf, type FigureOptions, figureOf } from './figure-of.ts';
import { type Line, told } from './line.ts';
import { colorAt } from './look.ts';
import type { Mark } from './mark.ts';
import { markParts } from './mark-parts.ts';
import { plotlyText } from './plain-text.ts';

/** Rates that a run logged, each with the step of the plan that it belongs to. */
export interface Logged {
  readonly name?: string;
  readonly steps: readonly number[];
  readonly rates: readonly number[];
}

/** How a log is drawn against its plan. */
export interface LogFigureOptions extends Omit<FigureOptions, 'marks' | 'smooth'> {
  /** Where the log leaves the plan: marked, and all after it shaded. */
  readonly divergence?: Mark;
}

/** As many points of a log are drawn at most. */
const mostDrawn = 2000;

/**
 * A plan as a line, and what a run logged as points over it; from where they part, if they do, the ground is shaded.
 *
 * @example
 * const plan = ramp({ from: 0.1, to: 0, steps: 4 });
 * const logged = { name: 'log', steps: [0, 1, 2, 3], rates: [0.1, 0.075, 0.075, 0.075] };
 * const divergence = { step: 2, rate: 0.075, text: 'frozen' };
 * const figure = logFigure(plan, logged, { divergence });
 * figure.data.map(({ name }) => name); // => ['plan', 'plan', 'log', undefined]
 * (figure.layout['shapes'] as { x0: number; x1: number }[])[0]?.x0; // => 2
 */
export function logFigure(plan: Schedule | Line, logged: Logged, options: LogFigureOptions = {}): Figure {
  const { divergence, yTitle = 'Learning rate', yType = 'linear', unit = 'step', ...rest } = options;
  const line: Line = 'kind' in plan ? { schedule: plan, name: 'plan' } : plan;
  const end = Math.max(endOf([line], options), (logged.steps.at(-1) ?? 0) + 1);
  const drawn = figureOf(line, { ...rest, yTitle, yType, unit, end });
  const { x } = clockOf(line.plan ?? options.plan, unit);
  const rates = [...drawn.data.flatMap((trace) => trace.y as number[]), ...logged.rates];
  const yaxis = rateAxis(yTitle, yType, rates);
  const points = pointsOf(logged, { x, schedule: line.schedule });
  const marks = markParts(divergence ? [divergence] : [], {
    schedule: line.schedule,
    x,
    last: x(end),
    yaxis,
    points: [...drawn.data.slice(1), points],
  });
  return {
    data: [...drawn.data, points, ...marks.data],
    layout: {
      ...drawn.layout,
      yaxis,
      showlegend: true,
      ...(marks.annotations.length && { annotations: marks.annotations }),
      ...(divergence && { shapes: [ground(x(divergence.step), x(end))] }),
    },
  };
}

function pointsOf(
  { name = 'log', steps, rates }: Logged,
  { x, schedule }: { x: (step: number) => number; schedule: Schedule },
): Trace {
  const every = Math.max(1, Math.ceil(steps.length / mostDrawn));
  const kept = steps.map((_, i) => i).filter((i) => i % every === 0 || i === steps.length - 1);
  const planned = rateOf(schedule);
  const color = colorAt(1);
  return {
    type: 'scatter',
    mode: 'markers',
    x: kept.map((i) => x(steps[i]!)),
    y: kept.map((i) => rates[i]!),
    customdata: kept.map((i) => rates[i]! - planned(Math.max(0, steps[i]!))),
    name: plotlyText(name),
    marker: { color, size: kept.length > 300 ? 4 : 6 },
    hovertemplate: told(color, name, '<b>%{y:.6~g}</b>, %{customdata:+.3~g} off the plan'),
  };
}

/** The shade over everything between two places of the horizontal axis. */
const ground = (x0: number, x1: number): Layout => ({
  type: 'rect',
  x0,
  x1,
  y0: 0,
  y1: 1,
  yref: 'paper',
  layer: 'below',
  line: { width: 0 },
  fillcolor: 'rgba(213, 94, 0, 0.08)',
});
