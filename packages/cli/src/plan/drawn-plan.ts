import type { PlanTable } from '@lrlab/analysis';
import type { Plan } from '@lrlab/core';
import { type Figure, figureOf, movedFigure, tableOf } from '@lrlab/figures';
import { drawn, type Format } from '../plot/drawn.ts';
import type { PlanAnswer } from './plan-answer.ts';
import { wordsPlan } from './words-plan.ts';

/** A plan as a page or a picture: before and after, over updates and over epochs; or as it is, over epochs. */
export async function drawnPlan(
  { before, schedule, stepUnit, moved }: PlanAnswer,
  format: Format,
): Promise<string | Uint8Array> {
  const yTitle = before.rate === null ? 'Share of the base rate' : 'Learning rate';
  const drawnOn = ({ plan }: PlanTable): Plan => wordsPlan(plan, stepUnit);
  const isBatchwise = [before, ...(moved ? [moved.after] : [])].some(
    (table) => drawnOn(table) !== table.plan,
  );
  const caption = isBatchwise ? 'A step is a batch, as the framework counts' : '';
  const figure: Figure = moved
    ? movedFigure(
        { plan: drawnOn(before), schedule, name: 'before' },
        { plan: drawnOn(moved.after), schedule: moved.schedule, name: 'after' },
        { yTitle },
      )
    : figureOf(schedule, { plan: drawnOn(before), unit: 'epoch', yTitle, caption });
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
