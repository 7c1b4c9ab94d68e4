/** The degree of the polynomials that stand in for a smooth formula. */
const degree = 16;

const cosines = Array.from({ length: 2 * degree }, (_, i) => Math.cos((Math.PI * i) / degree));

/**
 * The coefficients of the Chebyshev polynomials whose sum meets a function at 17 points between two steps, which need not be whole
 * (Trefethen, Approximation Theory and Approximation Practice, chapter 3).
 */
export function chebyshevOf(at: (step: number) => number, first: number, last: number): number[] {
  const [middle, half] = [(first + last) / 2, (last - first) / 2];
  const values = Array.from({ length: degree + 1 }, (_, j) => at(middle + half * cosines[j]!));
  values[0]! /= 2;
  values[degree]! /= 2;
  return values.map((_, k) => {
    const sum = values.reduce((sum, value, j) => sum + value * cosines[(j * k) % (2 * degree)]!, 0);
    return sum / (k === 0 || k === degree ? degree : degree / 2);
  });
}

export const sizeOf = (coefficients: readonly number[]): number =>
  coefficients.reduce((most, one) => Math.max(most, Math.abs(one)), 0);

/**
 * Whether the last coefficients are nothing but rounding, so that the polynomials stand in for the function everywhere between; `scale` is
 * how large the function gets elsewhere, which rounding goes by, too.
 */
export function isResolved(coefficients: readonly number[], scale: number): boolean {
  const rounding = Math.max(1e-14 * sizeOf(coefficients), 1e-15 * scale);
  return coefficients.slice(-3).every((one) => Math.abs(one) <= rounding);
}

/** A bound of the derivative of an order: a Chebyshev polynomial's is largest at 1, the product of `(k^2 - j^2) / (2 j + 1)`. */
export function derivativeBound(coefficients: readonly number[], order: number, length: number): number {
  const sum = coefficients.reduce((sum, one, k) => {
    let most = Math.abs(one);
    for (let j = 0; j < order; j++) most *= (k * k - j * j) / (2 * j + 1);
    return sum + most;
  }, 0);
  return sum * (2 / length) ** order;
}

/** The integral of a function that its polynomials stand in for. */
export function integralOf(at: (step: number) => number, first: number, last: number): number {
  const sum = chebyshevOf(at, first, last).reduce(
    (sum, one, k) => (k % 2 === 0 ? sum + (2 * one) / (1 - k * k) : sum),
    0,
  );
  return (sum * (last - first)) / 2;
}
