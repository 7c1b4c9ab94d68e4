import { rateOf, type Schedule } from '@lrlab/core';
import { rateAxis } from './axes.ts';
import { clockOf } from './clock.ts';
import { type Difference, differenceOf } from './difference-of.ts';
import type { Figure, Layout, Trace } from './figure.ts';
import { endOf, type FigureOptions, figureOf } from './figure-of.ts';
import { hoverSteps } from './hover-steps.ts';
import { type Line, told, unseen } from './line.ts';
import { axisColor, softInk } from './look.ts';
import { markTrace } from './mark.ts';
import { numberText } from './number-text.ts';

const ink = '#3e4c59';

/**
 * Two schedules, and below them, on the same steps, the second less the first, with the largest difference marked.
 *
 * @example
 * const tensorflow = multiStep({ rate: 0.01, milestones: [5001], factor: 0.1 });
 * const detection = multiStep({ rate: 0.01, milestones: [5000], factor: 0.1 });
 * const { layout } = differenceFigure(tensorflow, detection, { end: 20000 });
 * (layout['annotations'] as { text: string }[])[0]?.text; // => 'Largest: -0.009 at step 5000'
 */
export function differenceFigure(
  a: Schedule | Line,
  b: Schedule | Line,
  options: Omit<FigureOptions, 'smooth'> = {},
): Figure {
  const { unit = 'step', plan } = options;
  const first: Line = 'kind' in a ? { schedule: a, name: 'first' } : a;
  const second: Line = 'kind' in b ? { schedule: b, name: 'second' } : b;
  const end = endOf([first, second], options);
  const above = figureOf([first, second], { ...options, end });
  const difference = differenceOf(first.schedule, second.schedule, end);
  const { x } = clockOf(plan, unit);
  const below = lowerTraces(difference, { first, second, end, x });
  const marks = (above.layout['annotations'] as Layout[] | undefined) ?? [];
  const { step, largest, rates } = difference;
  const yaxis2: Layout = {
    ...rateAxis('Difference', 'linear', [0, ...rates]),
    nticks: 4,
    domain: [0, 0.27],
    zeroline: true,
    zerolinecolor: axisColor,
    zerolinewidth: 1,
  };
  const place = { x: x(step), y: largest, axis: 'y2' };
  const words =
    largest === 0 ? 'The same at every step' : `Largest: ${numberText(largest, 3)} at step ${step}`;
  return {
    data: [...above.data, ...below, ...(largest === 0 ? [] : [markTrace([place])])],
    layout: {
      ...above.layout,
      height: 520,
      hoversubplots: 'axis',
      xaxis: { ...(above.layout['xaxis'] as Layout), anchor: 'y2' },
      yaxis: { ...(above.layout['yaxis'] as Layout), domain: [0.36, 1] },
      yaxis2,
      legend: { ...(above.layout['legend'] as Layout), y: -0.17 },
      annotations: [...marks, overPanel(words)],
    },
  };
}

/** Words between the two panels, on the left. */
const overPanel = (text: string): Layout => ({
  text,
  x: 0,
  xref: 'paper',
  xanchor: 'left',
  y: 0.275,
  yref: 'paper',
  yanchor: 'bottom',
  showarrow: false,
  font: { size: 12, color: softInk },
});

function lowerTraces(
  { steps, rates }: Difference,
  { first, second, end, x }: { first: Line; second: Line; end: number; x: (step: number) => number },
): Trace[] {
  const asked = hoverSteps([first.schedule, second.schedule], end);
  const [one, other] = [rateOf(first.schedule), rateOf(second.schedule)];
  return [
    {
      type: 'scatter',
      mode: 'lines',
      x: steps.map(x),
      y: rates,
      yaxis: 'y2',
      name: 'difference',
      line: { color: ink, width: 1.6, simplify: false },
      fill: 'tozeroy',
      fillcolor: 'rgba(62, 76, 89, 0.12)',
      hoverinfo: 'skip',
      showlegend: false,
    },
    {
      type: 'scatter',
      mode: 'markers',
      x: asked.map(x),
      y: asked.map((step) => other(step) - one(step)),
      yaxis: 'y2',
      name: 'difference',
      marker: unseen(ink),
      hovertemplate: told(ink, 'difference', '<b>%{y:.3~g}</b>'),
      showlegend: false,
    },
  ];
}
