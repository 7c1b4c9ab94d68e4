import type { Formula } from './formula.ts';

/**
 * What is to be done with the steps `first … last`, where a formula goes from `from` to `to` and stays within `slack` of the
 * line between them: nothing more, halve them, or end the search.
 */
export type Judge = (
  first: number,
  last: number,
  from: number,
  to: number,
  slack: number,
) => 'settled' | 'halve' | 'stop';

/**
 * Asks a formula at as few whole steps of `first … last` as a judge needs, in order: at the ends, and in both halves again where
 * the judge wants. A single step has no slack, and halving ends there. `false` if the judge ended it.
 *
 * Between two steps `n` apart a function is within `bend * n ^ 2 / 8` of the line between its values there.
 */
export function search({ at, bend }: Formula, first: number, last: number, judge: Judge): boolean {
  const single = (step: number, rate: number): boolean => judge(step, step, rate, rate, 0) !== 'stop';
  const within = (first: number, last: number, from: number, to: number): boolean => {
    if (last === first) return single(first, from);
    if (last === first + 1) return single(first, from) && single(last, to);
    const slack = (bend(first, last) * (last - first) ** 2) / 8;
    if (slack === Number.POSITIVE_INFINITY) return everyStep(first, last);
    const judged = judge(first, last, from, to, slack);
    if (judged !== 'halve') return judged !== 'stop';
    const middle = Math.floor((first + last) / 2);
    return within(first, middle, from, at(middle)) && within(middle + 1, last, at(middle + 1), to);
  };
  const everyStep = (first: number, last: number): boolean => {
    for (let step = first; step <= last; step++) if (!single(step, at(step))) return false;
    return true;
  };
  return last < first || within(first, last, at(first), at(last));
}
