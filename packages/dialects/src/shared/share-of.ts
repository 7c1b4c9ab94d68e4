/**
 * `part / whole` to 15 digits, without what rounding left in the last, and 0 where there is no part, whatever the whole.
 *
 * @example
 * shareOf(0.001, 0.1); // => 0.01
 * shareOf(0, 0); // => 0
 */
export const shareOf = (part: number, whole: number): number =>
  part === 0 ? 0 : Number((part / whole).toPrecision(15));
