import { type Break, breakOf, mostTried } from './break.ts';
import { scaledOf, shiftsOf } from './changes.ts';
import type { Closest } from './closest.ts';
import type { Explanation } from './diagnosis.ts';
import { restartsOf } from './restarts.ts';
import { agrees, isTelling, type Subject } from './subject.ts';

/** What may have happened at one update, which is all that is to be found: the clock began anew, stopped, or was set at the start. */
export function onceOf(subject: Subject, closest: Closest, isBest: boolean): readonly Explanation[] {
  const one = breakOf(subject, closest);
  const always = isBest && one.point === 0 ? shiftsOf(one) : [];
  return [...restartsOf(one), ...frozenOf(one), ...always];
}

/** What may have changed by some number at one update. */
export function changedOf(subject: Subject, closest: Closest): readonly Explanation[] {
  const one = breakOf(subject, closest);
  return [...shiftsOf(one), ...scaledOf(one)];
}

/** A rate that stays as it was, though the plan goes on. */
function frozenOf({ subject, point, least, most, stepOf }: Break): readonly Explanation[] {
  if (point >= subject.index.length - 1 || isTelling(subject, point)) return [];
  const end = stepOf(subject.index.length - 1);
  for (let at = most; at >= Math.max(0, least - 1, most - mostTried); at--) {
    // Where the plan itself is flat from there on, it is at fault in something else.
    if (agrees(subject, point, at) && !agrees(subject, point, (at + end) / 2)) return [{ id: 'frozen', at }];
  }
  return [];
}
