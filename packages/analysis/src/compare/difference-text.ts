import { counted, percent, shown } from '../lint/words.ts';
import type { Difference, Relation } from './difference.ts';

/**
 * A difference in one or two sentences for people; `steps` is how many steps were compared, which the mean is over.
 *
 * @example
 * const [first, second] = [5001, 5000].map((step) => multiStep({ rate: 0.01, milestones: [step], factor: 0.1 }));
 * const { steps, differences } = compareOf([first!, second!], { end: 20000 });
 * differenceText(differences[0]!, { first: 'TensorFlow', second: 'detection', steps });
 * // => 'detection differs from TensorFlow from step 5000 on: by at most 0.009 (90 % of the larger rate) at step 5000, on average by 4.5e-7. It is TensorFlow 1 step earlier.'
 */
export function differenceText(
  { equal, firstStep, largest, area, relation }: Difference,
  { first, second, steps }: { readonly first: string; readonly second: string; readonly steps: number },
): string {
  if (equal || !largest) {
    const apart = largest ? `, to ${shown(Math.abs(largest.difference))}` : '';
    return `${second} is the same as ${first} at all ${steps} steps${apart}.`;
  }
  const most = `by at most ${shown(Math.abs(largest.difference))} (${percent(largest.relative)} of the larger rate) at step ${largest.step}`;
  const differs = `${second} differs from ${first} from step ${firstStep} on: ${most}, on average by ${shown(area / steps)}.`;
  return relation ? `${differs} It is ${first} ${relationText(relation)}.` : differs;
}

function relationText(relation: Relation): string {
  switch (relation.kind) {
    case 'factor':
      return `times ${shown(relation.factor)}`;
    case 'shift':
      return `${counted(Math.abs(relation.steps), 'step')} ${relation.steps > 0 ? 'later' : 'earlier'}`;
  }
}
