import { breakpointsOf } from '@lrlab/core';
import type { WholePlan } from './audit-plan.ts';

/** What a rate does after the end of its schedule: PyTorch's and Hugging Face's cosines climb back. */
export type AfterEnd = 'holds' | 'climbs' | 'restarts';

const all: readonly AfterEnd[] = ['holds', 'climbs', 'restarts'];

/** The ends to be tried for a clock that goes to `last`: before the end of the plan, one is as good as another. */
export const endsOf = ({ totalUpdates }: WholePlan, last: number): readonly AfterEnd[] =>
  last > totalUpdates ? all : ['holds'];

/** Step 0 and the steps at which the plan has its first joints, from each of which a curve may be stretched or climb back to. */
export function startsOf({ schedule, totalUpdates }: WholePlan): readonly number[] {
  const joints = breakpointsOf(schedule, { end: totalUpdates, limit: 4 });
  return [0, ...joints.filter((step) => step > 0 && step < totalUpdates)];
}

/** The step of the plan whose rate is in force at a step that may lie after its end; what comes again begins at `from`. */
export function stepAfterEnd(
  step: number,
  { totalUpdates, from, afterEnd }: { totalUpdates: number; from: number; afterEnd: AfterEnd },
): number {
  if (step <= totalUpdates) return step;
  const length = totalUpdates - from;
  switch (afterEnd) {
    case 'holds':
      return totalUpdates;
    case 'restarts':
      return from + ((step - from) % length);
    case 'climbs': {
      const over = (step - from) % (2 * length);
      return from + (over > length ? 2 * length - over : over);
    }
  }
}
