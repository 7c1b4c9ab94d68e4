/**
 * What optax computes in single precision inside a compiled update: a quotient by a constant is a product with its rounded
 * inverse, and a product and a sum after it are rounded once.
 */

const f = Math.fround;

/** A rate at a count, in single precision. */
export type Single = (count: number) => number;

/** `(init - end) * (1 - count / steps) ^ power + end`; before the end that may be a root of less than nothing. */
export function polynomialIn(own: {
  readonly init: number;
  readonly end: number;
  readonly power: number;
  readonly steps: number;
  readonly begin: number;
}): Single {
  const { init, end, power, steps, begin } = own;
  if (steps <= 0) return () => f(init);
  const inverse = f(1 / f(steps));
  return (count) => {
    const at = Math.min(Math.max(count - Math.max(begin, 0), 0), steps);
    return f(f(init - end) * f(f(1 - f(at) * inverse) ** f(power)) + f(end));
  };
}

/** `init * rate ^ (count / steps)`, whose exponent a staircase floors, up to `end`. */
export function exponentialIn(own: {
  readonly init: number;
  readonly rate: number;
  readonly steps: number;
  readonly begin: number;
  readonly staircase: boolean;
  readonly end: number | null;
}): Single {
  const { init, rate, steps, begin, staircase, end } = own;
  if (steps <= 0 || rate === 0) return () => f(init);
  const inverse = f(1 / f(steps));
  const limit = rate < 1 ? Math.max : Math.min;
  return (count) => {
    const at = count - Math.max(begin, 0);
    const periods = f(f(at) * inverse);
    const decayed = f(f(init) * f(f(rate) ** (staircase ? Math.floor(periods) : periods)));
    const value = at <= 0 ? f(init) : decayed;
    return end === null ? value : limit(value, f(end));
  };
}

/** `init * ((1 - alpha) * ((1 + cos(pi * count / steps)) / 2) ^ exponent + alpha)`. */
export function cosineIn(own: {
  readonly init: number;
  readonly steps: number;
  readonly alpha: number;
  readonly exponent: number;
}): Single {
  const { init, steps, alpha, exponent } = own;
  const turn = f(f(Math.PI) * f(1 / f(steps)));
  return (count) => {
    const angle = count >= steps ? Math.PI : f(Math.min(f(count), f(steps)) * turn);
    const left = f(f(0.5 * f(1 + f(Math.cos(angle)))) ** f(exponent));
    return f(f(init) * f(f(1 - alpha) * left + f(alpha)));
  };
}

/** Each schedule from its boundary on, on its own clock. */
export function joinedIn(schedules: readonly Single[], boundaries: readonly number[]): Single {
  return (count) =>
    schedules.slice(1).reduce((rate, schedule, i) => {
      const boundary = boundaries[i];
      return boundary === undefined || count < boundary ? rate : schedule(count - boundary);
    }, schedules[0]!(count));
}
