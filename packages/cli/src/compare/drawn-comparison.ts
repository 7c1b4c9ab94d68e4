import {
  differenceFigure,
  distanceFigure,
  type Figure,
  figureOf,
  multiplesFigure,
  type Table,
} from '@lrlab/figures';
import type { Input } from '../inputs.ts';
import { drawn, type Format } from '../plot/drawn.ts';

/** More lines than this hide each other. */
const mostOverlaid = 7;

/** Two schedules with their difference; of more, all over each other, in panels, and the map of their distances. */
export async function drawnComparison({
  lines,
  end,
  distances,
  sentences,
  table,
  format,
}: {
  readonly lines: readonly Input[];
  readonly end: number;
  readonly distances: readonly (readonly number[])[];
  readonly sentences: readonly string[];
  readonly table: Table;
  readonly format: Format;
}): Promise<string | Uint8Array> {
  const title = 'Schedules compared';
  const [first, second] = lines as [Input, Input];
  const heading = format === 'html' ? {} : { title };
  const names = lines.map(({ name }) => name);
  if (lines.length === 2) {
    const caption = sentences[0]!;
    const figure = differenceFigure(first, second, {
      ...heading,
      ...(format !== 'html' && { caption }),
      end,
    });
    const words = [{ title: `${second.name} against ${first.name}`, caption }];
    return drawn([figure], { format, title, table, words });
  }
  const overlay = figureOf(lines, { ...heading, end });
  const panels = multiplesFigure(lines, { ...heading, reference: first, end });
  const map = distanceFigure({ names, distances }, { label: 'mean difference of the rates' });
  const shown: readonly (readonly [figure: Figure, title: string, caption: string])[] = [
    ...(lines.length <= mostOverlaid ? [[overlay, 'All of them', sentences.join(' ')] as const] : []),
    [panels, 'Each alone', `over ${first.name}, which is grey`],
    [map, 'How far each is from each', 'the mean difference of the rates of every two'],
  ];
  return drawn(
    shown.map(([figure]) => figure),
    { format, title, table, words: shown.map(([, title, caption]) => ({ title, caption })) },
  );
}
