import type { Schedule } from '@lrlab/core';
import { clockOf } from './clock.ts';
import type { Figure, Layout } from './figure.ts';
import { endOf, type FigureOptions, figureOf } from './figure-of.ts';
import type { Line } from './line.ts';
import { softInk } from './look.ts';
import { plotlyText } from './plain-text.ts';

/** A stretch of a schedule, `start <= step < end`, and what it is called. */
export interface ShownPhase {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The ground under phases, by what they do; other names take turns with the last two. */
const grounds: Readonly<Record<string, string>> = {
  warmup: 'rgba(230, 159, 0, 0.16)',
  rise: 'rgba(230, 159, 0, 0.08)',
  hold: 'rgba(0, 158, 115, 0.10)',
  decay: 'rgba(0, 114, 178, 0.09)',
};
const spoken: Readonly<Record<string, string>> = { warmup: 'warm-up' };

/** Phases narrower than this share of the figure have no name over them, and more than so many none of them. */
const [narrow, most] = [0.045, 60];

/**
 * A schedule over its phases, each shaded by what the rate does there, with its name and length over it.
 *
 * @example
 * const schedule = warmupLinear({ peak: 0.1, warmupSteps: 100, steps: 1000 });
 * const phases = [{ name: 'warmup', start: 0, end: 100 }, { name: 'decay', start: 100, end: 1000 }];
 * const { layout } = phasesFigure(schedule, phases, {});
 * (layout['annotations'] as { text: string }[]).map(({ text }) => text); // => ['warm-up<br>100', 'decay<br>900']
 */
export function phasesFigure(
  schedule: Schedule | Line,
  phases: readonly ShownPhase[],
  { unit = 'step', ...options }: FigureOptions = {},
): Figure {
  const line: Line = 'kind' in schedule ? { schedule } : schedule;
  const end = endOf([line], options);
  const figure = figureOf(line, { ...options, unit, end });
  const { x } = clockOf(line.plan ?? options.plan, unit);
  const shown = phases.filter(({ start }) => start < end).slice(0, most);
  const margin = figure.layout['margin'] as { t: number };
  return {
    data: figure.data,
    layout: {
      ...figure.layout,
      margin: { ...margin, t: margin.t + 22 },
      height: (figure.layout['height'] as number) + 22,
      shapes: shown.map(({ name, ...phase }, i) =>
        ground(name, [x(phase.start), x(Math.min(phase.end, end))], i),
      ),
      annotations: [
        ...((figure.layout['annotations'] as Layout[] | undefined) ?? []),
        ...shown
          .filter((phase) => phase.end - phase.start > narrow * end)
          .map((phase) => nameOver(phase, (x(phase.start) + x(Math.min(phase.end, end))) / 2)),
      ],
    },
  };
}

const ground = (name: string, [x0, x1]: readonly [number, number], i: number): Layout => ({
  type: 'rect',
  x0,
  x1,
  y0: 0,
  y1: 1,
  yref: 'paper',
  layer: 'below',
  // Between two phases of one kind, too, there is an edge to see.
  line: { color: '#ffffff', width: 2 },
  fillcolor: grounds[name] ?? `rgba(62, 76, 89, ${i % 2 === 0 ? 0.05 : 0.1})`,
});

const nameOver = ({ name, start, end }: ShownPhase, x: number): Layout => ({
  text: `${plotlyText(spoken[name] ?? name)}<br>${(end - start).toLocaleString('en')}`,
  x,
  y: 1,
  yref: 'paper',
  yanchor: 'bottom',
  showarrow: false,
  font: { size: 11, color: softInk },
});
