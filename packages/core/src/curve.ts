/**
 * How a ramp bends. A curve is a function `left(q)` of the progress `q` that is 1 at the start and 0 at the end:
 * the share of the first rate that is left.
 *
 * | curve | `left(q)` |
 * |---|---|
 * | `'linear'` | `1 - q` |
 * | `'cosine'` | `(1 + cos(pi q)) / 2` |
 * | `'geometric'` | equal ratios: the rate is `from * (to / from) ^ q` |
 * | `'1-sqrt'` | `1 - sqrt(q)` |
 * | `{ power }` | `(1 - q) ^ power` |
 * | `{ periods, alpha }` | linear-cosine: `(alpha + 1 - q) * (1 + cos(2 pi periods q)) / 2`, scaled to run from 1 to 0 |
 * | `{ lower, upper }` | tanh: `(1 - tanh(lower (1 - q) + upper q)) / 2`, scaled to run from 1 to 0 |
 * | `{ ratio }` | exponential: `(ratio ^ q - ratio) / (1 - ratio)`, whatever the ends |
 * | `{ base }` | logarithmic: `1 - ln(1 + q (base - 1)) / ln(base)` |
 * | `{ k, curve }` | k-decay: `curve` at `q ^ k` |
 * | `{ exponent, curve }` | `curve` to a power: `left(q) ^ exponent` |
 */
export type Curve =
  | 'linear'
  | 'cosine'
  | 'geometric'
  | '1-sqrt'
  | { readonly power: number }
  | { readonly periods: number; readonly alpha: number }
  | { readonly lower: number; readonly upper: number }
  | { readonly ratio: number }
  | { readonly base: number }
  | { readonly k: number; readonly curve: Curve }
  | { readonly exponent: number; readonly curve: Curve };

/** The function `left(q)` of a curve; `ratio` is `to / from`, which only the geometric curve asks for. */
export function leftOf(curve: Curve, ratio: number): (q: number) => number {
  switch (curve) {
    case 'linear':
      return (q) => 1 - q;
    case 'cosine':
      return (q) => (1 + Math.cos(Math.PI * q)) / 2;
    case 'geometric':
      return ratio === 1 ? (q) => 1 - q : (q) => (ratio ** q - ratio) / (1 - ratio);
    case '1-sqrt':
      return (q) => 1 - Math.sqrt(q);
  }
  if ('power' in curve) return (q) => (1 - q) ** curve.power;
  if ('ratio' in curve) return (q) => (curve.ratio ** q - curve.ratio) / (1 - curve.ratio);
  if ('base' in curve) {
    const log = (q: number): number => Math.log(1 + q * (curve.base - 1));
    return (q) => 1 - log(q) / log(1);
  }
  if ('curve' in curve) {
    const left = leftOf(curve.curve, ratio);
    return 'k' in curve ? (q) => left(q ** curve.k) : (q) => left(q) ** curve.exponent;
  }
  const shape =
    'periods' in curve
      ? (q: number) => ((curve.alpha + 1 - q) * (1 + Math.cos(2 * Math.PI * curve.periods * q))) / 2
      : (q: number) => -Math.tanh(curve.lower * (1 - q) + curve.upper * q);
  const last = shape(1);
  const span = shape(0) - last;
  return (q) => (shape(q) - last) / span;
}
