/**
 * Whether two schedules are the same data, with numbers alike to 1e-12 of the larger: what is left of a rate after it was
 * divided by another and multiplied again.
 *
 * @example
 * sameSchedule(constant({ rate: 0.1 * 3 }), constant({ rate: 0.3 })); // => true
 */
export function sameSchedule(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) =>
      sameSchedule((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  );
}
