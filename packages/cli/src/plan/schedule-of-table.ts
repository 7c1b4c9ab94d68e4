import type { PlanTable } from '@lrlab/analysis';
import { constant, multiStep, product, ramp, type Schedule, sequence } from '@lrlab/core';

/** What a table is drawn as: a line up from 0 as its warm-up, and a tenth of the rate from each milestone on. */
export function scheduleOfTable({ rows, rate }: PlanTable): Schedule {
  const milestones = rows.flatMap(({ name, updates }) => (name.startsWith('milestone') ? [updates] : []));
  const rising = milestones.filter((step, i) => step > (milestones[i - 1] ?? 0));
  const base = rate ?? 1;
  const main =
    rising.length > 0 ? multiStep({ rate: base, milestones: rising, factor: 0.1 }) : constant({ rate: base });
  const warmup = rows.find(({ name }) => name === 'warm-up')?.updates ?? 0;
  if (warmup === 0) return main;
  return product([sequence([ramp({ from: 0, to: 1, steps: warmup }), constant({ rate: 1 })]), main]);
}
