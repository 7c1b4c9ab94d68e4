import type { Schedule } from '@lrlab/core';
import type { CyclicArgs } from './cyclic-lr.ts';
import { dampedTrianglesOf, type Triangles, triangleOf } from './damped-triangles.ts';

/** The arguments of a schedule of triangles; its momentum stays what it is. */
export function cyclicArgs(schedule: Schedule): Partial<CyclicArgs> | undefined {
  const damped = dampedTrianglesOf(schedule);
  if (damped) return { ...sizesOf(damped), mode: 'exp_range', gamma: damped.gamma };
  if (schedule.kind === 'constant') return { base_lr: schedule.rate, max_lr: schedule.rate, step_size_up: 1 };
  if (schedule.kind !== 'repeat') return undefined;
  const found = triangleOf(schedule.part);
  return (
    found && {
      ...sizesOf(found),
      mode: schedule.rateFactor === 0.5 ? 'triangular2' : 'triangular',
    }
  );
}

function sizesOf({ low, high, up, down }: Triangles): Partial<CyclicArgs> {
  const step_size_down = down === up ? null : down;
  return { base_lr: low, max_lr: high, step_size_up: up, step_size_down };
}
