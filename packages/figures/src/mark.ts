import type { Layout, Trace } from './figure.ts';
import { ink } from './look.ts';
import { linesOf, widthOf, wrapped } from './plain-text.ts';

/** Something worth seeing at one step: a jump, a restart, the largest difference. */
export interface Mark {
  readonly step: number;
  /** The rate of the first line at that step unless told. */
  readonly rate?: number;
  readonly text: string;
}

/** Where a mark stands, in the numbers of the axes. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly axis?: string;
}

/** And how far along the axes that is, from 0 to 1. */
export interface Place extends Point {
  readonly across: number;
  readonly up: number;
}

/** The rings drawn around marked points. */
export const markTrace = (places: readonly Point[]): Trace => ({
  type: 'scatter',
  mode: 'markers',
  x: places.map(({ x }) => x),
  y: places.map(({ y }) => y),
  marker: { size: 9, color: '#ffffff', line: { color: ink, width: 1.8 } },
  hoverinfo: 'skip',
  showlegend: false,
  cliponaxis: false,
  ...(places[0]?.axis ? { yaxis: places[0].axis } : {}),
});

/** The places of a text around its point: to the left or right or over it, and how many lines up or down. */
const corners = [
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
  [0, 2],
  [0, -2],
  [1, 3],
  [-1, 3],
] as const;

/**
 * A mark's text beside its point, where it hides least of the lines, which go through `points`, given as far along the
 * axes as they are.
 */
export function markNote(text: string, place: Place, points: readonly (readonly [number, number])[]): Layout {
  const lines = linesOf(text, 24);
  // In a figure 600 by 280 pixels a letter of 12 pixels is about so wide and a line so high.
  const wide = (Math.max(...lines.map(widthOf)) * 6.4 + 8) / 600;
  const high = (lines.length * 16 + 4) / 280;
  const cost = ([side, rise]: readonly [number, number]): number => {
    const middle = place.across + side * (26 / 600 + wide / 2);
    const height = place.up + (rise * 26) / 280 + Math.sign(rise) * (high / 2);
    const covers = ([x, y]: readonly [number, number]): boolean =>
      Math.abs(x - middle) < wide / 2 && Math.abs(y - height) < high / 2;
    const outside = Math.abs(middle - 0.5) + wide / 2 > 0.53 || Math.abs(height - 0.5) + high / 2 > 0.46;
    return points.filter(covers).length + (outside ? 1000 : 0);
  };
  const [side, rise] = corners.reduce((best, corner) => (cost(corner) < cost(best) ? corner : best));
  const xanchor = (['right', 'center', 'left'] as const)[side + 1]!;
  return {
    text: wrapped(text, 24),
    x: place.x,
    y: place.y,
    xref: 'x',
    yref: place.axis ?? 'y',
    ax: 26 * side,
    // Not the same both ways: a line that meets the text exactly at its corner is not drawn.
    ay: -28 * rise,
    xanchor,
    yanchor: rise > 0 ? 'bottom' : 'top',
    align: xanchor,
    showarrow: true,
    arrowhead: 0,
    arrowwidth: 1,
    arrowcolor: ink,
    standoff: 6,
    bgcolor: 'rgba(255, 255, 255, 0.6)',
    borderpad: 2,
    font: { size: 12, color: ink },
  };
}
