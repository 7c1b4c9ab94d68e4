import { inBrackets, named, numberText, type Step, stepText, type Writing } from './writing.ts';

/** How many whole `every` lie at or before a step, as `rateOf` counts them. */
export function stairText(at: Step, every: number, writing: Writing): string {
  const { module, choose } = writing.numbers;
  const step = stepText(at);
  if (every === 1 && step === writing.tick) return step;
  if (Number.isInteger(every)) return `${inBrackets(step)} // ${numberText(every)}`;
  const own = named('t', step, writing);
  const size = numberText(every);
  const stair = named('n', `${module}floor(${own} / ${size})`, writing);
  const less = choose(`${stair} * ${size} > ${own}`, `${stair} - 1`, stair);
  return named('n', choose(`(${stair} + 1) * ${size} <= ${own}`, `${stair} + 1`, less), writing);
}
