import type { Figure, Layout } from './figure.ts';
import { headingOf } from './heading.ts';
import { axisLook, figureLook, softInk } from './look.ts';
import { numberText } from './number-text.ts';
import { plotlyText, widthOf } from './plain-text.ts';

/** What a heat map of distances shows. */
export interface Distances {
  readonly names: readonly string[];
  /** `distances[i][j]` is how far `names[i]` is from `names[j]`. */
  readonly distances: readonly (readonly number[])[];
}

/** From none to far: white to a dark blue, so that every step is darker to every eye. */
const colors = [
  [0, '#ffffff'],
  [0.25, '#cfe3f1'],
  [0.5, '#86bbdb'],
  [0.75, '#3a87bb'],
  [1, '#00497a'],
] as const;

/** So many are few enough for a number in each cell. */
const fewNumbers = 12;

/**
 * A heat map of how far things are from each other, the darker the further; of up to twelve, with the number in each cell.
 *
 * @example
 * const figure = distanceFigure({ names: ['a', 'b'], distances: [[0, 0.5], [0.5, 0]] }, { title: 'Mean distance' });
 * figure.data[0]?.type; // => 'heatmap'
 */
export function distanceFigure(
  { names, distances }: Distances,
  { title = '', caption = '', label = 'distance' }: { title?: string; caption?: string; label?: string } = {},
): Figure {
  const heading = headingOf(title, caption);
  const isFew = names.length <= fewNumbers;
  const largest = distances.flat().reduce((most, one) => Math.max(most, one), 0);
  const ticks = names.map((_, i) => i);
  const longest = names.reduce((most, name) => Math.max(most, widthOf(name)), 0);
  const below = Math.min(220, 24 + 5.6 * longest);
  const cell = Math.max(14, Math.min(52, 620 / names.length));
  return {
    data: [
      {
        type: 'heatmap',
        x: ticks,
        y: ticks,
        z: distances,
        zmin: 0,
        zmax: largest || 1,
        colorscale: colors,
        xgap: 1,
        ygap: 1,
        text: distances.map((row, i) =>
          row.map(
            (one, j) =>
              `${plotlyText(names[i]!)}<br>${plotlyText(names[j]!)}<br><b>${numberText(one, 4)}</b>`,
          ),
        ),
        hovertemplate: '%{text}<extra></extra>',
        colorbar: {
          title: { text: plotlyText(label), side: 'right', font: { size: 12 } },
          thickness: 12,
          outlinewidth: 0,
          exponentformat: 'e',
          tickfont: { size: 11, color: softInk },
        },
      },
    ],
    layout: {
      ...figureLook,
      ...(heading.title && { title: heading.title }),
      xaxis: { ...namesAxis(names), tickangle: names.length > 20 ? -90 : -40 },
      yaxis: { ...namesAxis(names), autorange: 'reversed' },
      height: Math.round(heading.top + names.length * cell + below + 20),
      margin: { l: 60, r: 24, t: heading.top, b: 40, pad: 2 },
      ...(isFew && { annotations: numbersIn(distances, largest) }),
    },
  };
}

const namesAxis = (names: readonly string[]): Layout => ({
  ...axisLook,
  tickmode: 'array',
  tickvals: names.map((_, i) => i),
  ticktext: names.map(plotlyText),
  showgrid: false,
  ticks: '',
  tickfont: { size: names.length > 20 ? 10 : 12, color: softInk },
});

/** A number in each cell, light on dark cells; none on the diagonal. */
const numbersIn = (distances: readonly (readonly number[])[], largest: number): Layout[] =>
  distances.flatMap((row, i) =>
    row.flatMap((one, j) =>
      i === j
        ? []
        : [
            {
              text: numberText(one, 2),
              x: j,
              y: i,
              showarrow: false,
              font: { size: 11, color: one > 0.7 * largest ? '#ffffff' : '#1f2933' },
            },
          ],
    ),
  );
