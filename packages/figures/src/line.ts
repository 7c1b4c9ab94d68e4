import { type Plan, type Polyline, polylineOf, rateOf, type Schedule } from '@lrlab/core';
import type { Clock } from './clock.ts';
import type { Trace } from './figure.ts';
import { logPolyline } from './log-polyline.ts';
import { colorAt } from './look.ts';
import { plotlyText } from './plain-text.ts';
import { type Smoothing, smoothed } from './smoothed.ts';

/** One line of a figure: a schedule, and how it is called. */
export interface Line {
  readonly schedule: Schedule;
  readonly name?: string;
  /** What turns this line's steps into epochs, where it is not the figure's plan. */
  readonly plan?: Plan;
  /** A colour of CSS, in place of the next of the palette. */
  readonly color?: string;
  readonly dash?: 'solid' | 'dash' | 'dot' | 'dashdot';
}

/** The line itself, from which nothing is read off: a join may lie between two steps. */
export function lineTraces(
  { schedule, name, color, dash = 'solid' }: Line,
  {
    index,
    of,
    end,
    x,
    yType,
    smooth,
  }: {
    index: number;
    of: number;
    end: number;
    x: Clock['x'];
    yType: 'linear' | 'log';
    smooth: Smoothing | undefined;
  },
): Trace[] {
  const exactly = upTo(end, polylineOf(schedule, { end }));
  const { steps, rates } = yType === 'log' ? logPolyline(schedule, exactly) : exactly;
  const own = color ?? colorAt(index);
  const exact: Trace = {
    type: 'scatter',
    mode: 'lines',
    x: steps.map(x),
    y: rates,
    name: plotlyText(name ?? `line ${index + 1}`),
    legendgroup: String(index),
    // Where lines coincide, the ones below show as a rim.
    line: { color: own, width: 2.1 + Math.min(3, of - 1 - index), dash, simplify: false },
    hoverinfo: 'skip',
  };
  if (!smooth) return [exact];
  const rate = rateOf(schedule);
  const logged = Array.from({ length: Math.ceil(end / smooth.every) }, (_, i) => i * smooth.every);
  const line = { ...exact, x: logged.map(x), y: smoothed(logged.map(rate), smooth.weight) };
  return [{ ...exact, opacity: 0.3, showlegend: false }, line];
}

/** A polyline without the jump at its very end: nothing after it is drawn. */
function upTo(end: number, { steps, rates }: Polyline): Polyline {
  const keep = steps.at(-2) === end ? -1 : steps.length;
  return { steps: steps.slice(0, keep), rates: rates.slice(0, keep) };
}

/** Invisible points that answer the pointer with the rates of whole steps. */
export function hoverTrace(
  { schedule, name, color }: Line,
  { index, steps, x, perEpoch, unit }: { index: number; steps: readonly number[] } & Clock,
): Trace {
  const rate = rateOf(schedule);
  const other = unit === 'epoch' ? 'step %{customdata:,d}' : 'epoch %{customdata:.2f}';
  return {
    type: 'scatter',
    mode: 'markers',
    x: steps.map(x),
    y: steps.map(rate),
    name: plotlyText(name ?? ''),
    legendgroup: String(index),
    showlegend: false,
    marker: unseen(color ?? colorAt(index)),
    ...(perEpoch && { customdata: unit === 'epoch' ? steps : steps.map((step) => step / perEpoch) }),
    hovertemplate: told(color ?? colorAt(index), name, `<b>%{y:.6~g}</b>${perEpoch ? `, ${other}` : ''}`),
  };
}

/** A marker too small to be seen: plotly.js shows one of size 0 or of opacity 0 somewhere after all. */
export const unseen = (color: string): { color: string; size: number } => ({ color, size: 0.01 });

/** What a point tells: the colour of its line, the name, the numbers. */
export const told = (color: string, name: string | undefined, numbers: string): string =>
  `<span style="color:${plotlyText(color)}">●</span> ${name ? `${plotlyText(name)} ` : ''}${numbers}<extra></extra>`;
