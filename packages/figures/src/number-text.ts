/**
 * A number to be read: whole numbers whole, others with at most `digits` significant digits, very small and very large
 * ones with an exponent.
 *
 * @example
 * numberText(0.008337477627711); // => '0.00833748'
 * numberText(0.010000000000000002); // => '0.01'
 * numberText(0.00000147748); // => '1.47748e-6'
 * numberText(118287); // => '118287'
 */
export function numberText(value: number, digits = 6): string {
  if (!Number.isFinite(value) || Number.isSafeInteger(value)) return String(value);
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e15) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split('e') as [string, string];
    return `${Number(mantissa)}e${Number(exponent)}`;
  }
  return String(Number(value.toPrecision(digits)));
}
