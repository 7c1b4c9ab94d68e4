/**
 * A number with few digits, but for its last: `0.9000000000000001` as 0.9. What division and multiplication left there nobody
 * would write.
 */
export function tidyNumber(value: number): number {
  const short = Number(value.toPrecision(15));
  const isLast = Math.abs(short - value) <= 2 * Number.EPSILON * Math.abs(value);
  return isLast && short.toExponential().length < 15 ? short : value;
}
