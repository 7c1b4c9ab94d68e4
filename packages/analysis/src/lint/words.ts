/** A rate or a length in a sentence. */
export function shown(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const rounded = Number(value.toPrecision(4));
  return Math.abs(rounded) >= 1e-4 && Math.abs(rounded) < 1e15 ? String(rounded) : rounded.toExponential();
}

export const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;

/** `1 update`, `2 updates`. */
export const counted = (count: number, word: string): string =>
  `${shown(count)} ${word}${count === 1 ? '' : 's'}`;

/** `a`, `a and b`, `a, b and c`. */
export const listed = (items: readonly (string | number)[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
