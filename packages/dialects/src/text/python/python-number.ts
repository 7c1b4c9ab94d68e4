const digits = String.raw`\d(?:_?\d)*`;
const decimal = new RegExp(
  `^(?:0(?:_?0)*|[1-9](?:_?\\d)*|(?:${digits})?\\.${digits}(?:e[+-]?${digits})?|${digits}\\.?e[+-]?${digits}|${digits}\\.)$`,
  'i',
);
const other = /^0(?:x(?:_?[\da-f])+|o(?:_?[0-7])+|b(?:_?[01])+)$/i;

/** The value of a number as Python writes it, or nothing if it is none that JavaScript has. */
export function pythonNumber(text: string): number | undefined {
  if (!decimal.test(text) && !other.test(text)) return undefined;
  const value = Number(text.replaceAll('_', ''));
  return Number.isFinite(value) ? value : undefined;
}

/** `a // b` of Python, which is exact where `Math.floor(a / b)` is not: `1 // 0.1` is 9. */
export function floorDivided(a: number, b: number): number {
  const rest = a % b;
  const whole = (a - rest) / b - (rest !== 0 && rest < 0 !== b < 0 ? 1 : 0);
  return Math.round(whole);
}
