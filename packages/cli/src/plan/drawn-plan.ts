import { type Figure, figureOf, movedFigure, tableOf } from '@lrlab/figures';
import { drawn, type Format } from '../plot/drawn.ts';
import type { PlanAnswer } from './plan-answer.ts';

/** A plan as a page or a picture: before and after, over updates and over epochs; or as it is, over epochs. */
export async function drawnPlan(
  { before, schedule, moved }: PlanAnswer,
  format: Format,
): Promise<string | Uint8Array> {
  const yTitle = before.rate === null ? 'Share of the base rate' : 'Learning rate';
  const figure: Figure = moved
    ? movedFigure(
        { plan: before.plan, schedule, name: 'before' },
        { plan: moved.after.plan, schedule: moved.schedule, name: 'after' },
        { yTitle },
      )
    : figureOf(schedule, { plan: before.plan, unit: 'epoch', yTitle });
  const rows = [before, ...(moved ? [moved.after] : [])].flatMap(({ rows: all }, i) =>
    all.map(({ name, updates, batches, epochs, images, share }) => ({
      ...(moved && { when: i === 0 ? 'before' : 'after' }),
      name,
      updates,
      batches,
      epochs,
      images,
      share,
    })),
  );
  return drawn([figure], {
    format,
    title: moved ? 'A recipe before and after' : 'A plan',
    table: tableOf(rows),
  });
}
