/**
 * Python's `round`: to the nearest whole number, and halves to the even one.
 *
 * @example
 * roundHalfEven(2.5); // => 2
 * roundHalfEven(7.5); // => 8
 */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const left = value - floor;
  if (left === 0.5) return floor % 2 === 0 ? floor : floor + 1;
  return left < 0.5 ? floor : floor + 1;
}
