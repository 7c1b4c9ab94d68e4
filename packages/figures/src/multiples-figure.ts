import type { Schedule } from '@lrlab/core';
import { clockAxis, rateAxis } from './axes.ts';
import { clockOf } from './clock.ts';
import type { Figure, Layout, Trace } from './figure.ts';
import { endOf, type FigureOptions } from './figure-of.ts';
import { headingOf } from './heading.ts';
import { hoverSteps } from './hover-steps.ts';
import { hoverTrace, type Line, lineTraces } from './line.ts';
import { axisColor, colorAt, figureLook, ink } from './look.ts';
import { widthOf, wrapped } from './plain-text.ts';

/** How small multiples are drawn; every field may be left out. */
export interface MultiplesOptions extends Omit<FigureOptions, 'marks' | 'smooth' | 'yTitle'> {
  /** How many stand in a row: as many as make it wider than high unless told. */
  readonly columns?: number;
  /** A line that is drawn pale in every panel, to see each against it. */
  readonly reference?: Schedule | Line;
}

/** Pixels of a panel's drawing, and between the rows, where the name of the next stands. */
const [high, gap] = [104, 34];

/**
 * A small panel for each schedule, all on the same axes, so that shapes can be compared where lines over each other would hide.
 *
 * @example
 * const lines = [1, 2, 3].map((steps) => ({ name: `${steps}`, schedule: ramp({ from: 1, to: 0, steps }) }));
 * const figure = multiplesFigure(lines, { end: 3 });
 * figure.layout['xaxis3'] !== undefined; // => true
 */
export function multiplesFigure(
  schedules: readonly (Schedule | Line)[],
  {
    columns: told,
    reference,
    title = '',
    caption = '',
    unit = 'step',
    yType = 'linear',
    ...options
  }: MultiplesOptions = {},
): Figure {
  const lines = schedules.map(lineOf);
  const other = reference && { ...lineOf(reference), color: axisColor };
  const end = endOf(other ? [...lines, other] : lines, options);
  const columns = told ?? Math.min(lines.length, Math.ceil(Math.sqrt(1.2 * lines.length)));
  const rows = Math.ceil(lines.length / columns);
  const clock = clockOf(options.plan, unit);
  const draw = (line: Line, panel: number, name: string): Trace[] =>
    lineTraces({ ...line, name }, { index: 0, of: 1, end, x: clock.x, yType, smooth: undefined }).map(
      (trace) => placed(trace, panel),
    );
  const panels = lines.map((line, i) => {
    const own = { color: colorAt(0), ...line };
    const asked = hoverSteps([line.schedule], end);
    return [
      ...(other ? draw(other, i, '').map((trace) => ({ ...trace, showlegend: false })) : []),
      ...draw(own, i, line.name ?? ''),
      placed(hoverTrace(own, { index: i, steps: asked, ...clock }), i),
    ];
  });
  const drawn = panels.flat();
  const yaxis = rateAxis(
    '',
    yType,
    drawn.flatMap(({ y }) => y as number[]),
  );
  const heading = headingOf(title, caption);
  const height = rows * high + rows * gap;
  const axes = lines.map((_, i) =>
    panelAxes(i, { rows, columns, of: lines.length, height, xaxis: clockAxis(unit, clock.x(end)), yaxis }),
  );
  return {
    data: drawn,
    layout: {
      ...figureLook,
      meta: { end, lines: lines.map(({ schedule, name }) => ({ name: name ?? '', schedule })) },
      ...(heading.title && { title: heading.title }),
      ...Object.assign({}, ...axes),
      hovermode: 'x unified',
      height: heading.top + height + 44,
      margin: { l: 60, r: 18, t: heading.top, b: 44, pad: 0 },
      showlegend: false,
      annotations: lines.map(({ name = '' }, i) => nameOver(name, i, columns)),
    },
  };
}

const lineOf = (one: Schedule | Line): Line => ('kind' in one ? { schedule: one } : one);
const axisName = (letter: 'x' | 'y', panel: number): string => letter + (panel === 0 ? '' : panel + 1);
const placed = (trace: Trace, panel: number): Trace => ({
  ...trace,
  xaxis: axisName('x', panel),
  yaxis: axisName('y', panel),
});

interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly of: number;
  readonly height: number;
  readonly xaxis: Layout;
  readonly yaxis: Layout;
}

/** The two axes of a panel: all move together, and only those at the left and at the bottom have numbers. */
function panelAxes(panel: number, { rows, columns, of, height, ...axes }: Grid): Layout {
  const [{ title: _x, ...xaxis }, { title: _y, ...yaxis }] = [axes.xaxis, axes.yaxis];
  const [row, column] = [Math.floor(panel / columns), panel % columns];
  const wide = (1 - 0.025 * (columns - 1)) / columns;
  const left = column * (wide + 0.025);
  const top = 1 - (row * (high + gap) + gap) / height;
  const isBottom = panel + columns >= of || row === rows - 1;
  const key = (letter: 'x' | 'y'): string => `${letter}axis${panel === 0 ? '' : panel + 1}`;
  return {
    [key('x')]: {
      ...xaxis,
      nticks: 5,
      ticklabelstep: 1,
      domain: [left, left + wide],
      anchor: axisName('y', panel),
      showticklabels: isBottom,
      ...(panel > 0 && { matches: 'x' }),
    },
    [key('y')]: {
      ...yaxis,
      nticks: 4,
      domain: [Math.max(0, top - high / height), top],
      anchor: axisName('x', panel),
      showticklabels: column === 0,
      ...(panel > 0 && { matches: 'y' }),
    },
  };
}

/** The name of a panel over it, on the left, cut to its width. */
function nameOver(name: string, panel: number, columns: number): Layout {
  const most = Math.floor(104 / columns);
  const short = widthOf(name) > most ? `${[...name].slice(0, most - 1).join('')}…` : name;
  return {
    text: wrapped(short, 1000),
    x: 0,
    xref: `${axisName('x', panel)} domain`,
    xanchor: 'left',
    y: 1,
    yref: `${axisName('y', panel)} domain`,
    yanchor: 'bottom',
    yshift: 3,
    showarrow: false,
    font: { size: 12, color: ink },
  };
}
