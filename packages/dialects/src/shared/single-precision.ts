/**
 * TensorFlow's schedules in single precision, each operation rounded, in the order of its graph. A compiled graph multiplies by
 * the rounded inverse of a constant in place of dividing by it, which is why stairs may come a step late.
 */

const f = Math.fround;

/** A rate at a tick, in single precision. */
type Single = (tick: number) => number;

/** How far a tick is on the way to a constant length. */
const shareIn = (tick: number, steps: number): number => over(f(tick), f(steps));

/** `a / b` where `b` is a constant. */
const over = (a: number, b: number): number => f(a * f(1 / b));

/** `(1 + cos(pi q)) / 2`. */
const halfCosineIn = (q: number): number => f(0.5 * f(1 + f(Math.cos(f(f(Math.PI) * q)))));

/** `rate * factor ^ (tick / every)`, whose exponent a staircase floors. */
export function exponentialIn(
  rate: number,
  own: { factor: number; every: number; staircase: boolean },
): Single {
  return (tick) => f(f(rate) * f(f(own.factor) ** periodsIn(tick, own)));
}

/** `rate / (1 + factor * tick / every)`. */
export function inverseTimeIn(
  rate: number,
  own: { factor: number; every: number; staircase: boolean },
): Single {
  return (tick) => f(f(rate) / f(1 + f(f(own.factor) * periodsIn(tick, own))));
}

function periodsIn(tick: number, { every, staircase }: { every: number; staircase: boolean }): number {
  const periods = shareIn(tick, every);
  return staircase ? Math.floor(periods) : periods;
}

/** `(from - to) * (1 - tick / steps) ^ power + to`; a cycle takes the first multiple of `steps` that is not below the tick. */
export function polynomialIn(
  from: number,
  own: { to: number; steps: number; power: number; cycle: boolean },
): Single {
  const { steps, power, cycle } = own;
  const [to, length] = [f(own.to), f(steps)];
  return (tick) => {
    const times = cycle && tick !== 0 ? Math.ceil(shareIn(tick, steps)) : 1;
    const share = cycle ? f(f(tick) / f(length * times)) : shareIn(Math.min(f(tick), length), steps);
    return f(f(f(f(from) - to) * f(f(1 - share) ** f(power))) + to);
  };
}

/** `rate * ((1 - alpha) * (1 + cos(pi * tick / steps)) / 2 + alpha)`. */
export function cosineIn(rate: number, { steps, alpha }: { steps: number; alpha: number }): Single {
  return (tick) => {
    const left = halfCosineIn(shareIn(Math.min(f(tick), f(steps)), steps));
    return f(f(rate) * f(f(f(1 - alpha) * left) + f(alpha)));
  };
}

/** `rate * ((alpha + 1 - q) * (1 + cos(2 * pi * periods * q)) / 2 + beta)` at `q = tick / steps`. */
export function linearCosineIn(
  rate: number,
  own: { steps: number; periods: number; alpha: number; beta: number },
): Single {
  const { steps, periods, alpha, beta } = own;
  return (tick) => {
    const at = Math.min(f(tick), f(steps));
    const linear = shareIn(f(f(steps) - at), steps);
    const cosine = halfCosineIn(f(f(2 * f(periods)) * shareIn(at, steps)));
    return f(f(rate) * f(f(f(f(alpha) + linear) * cosine) + f(beta)));
  };
}

/** Half cosines again and again, whose cycle is found by a quotient of logarithms. */
export function restartsIn(
  rate: number,
  own: { steps: number; stepsFactor: number; rateFactor: number; alpha: number },
): Single {
  const [factor, alpha] = [f(own.stepsFactor), f(own.alpha)];
  const isEqual = factor === 1;
  const short = f(1 - factor);
  return (tick) => {
    const done = shareIn(tick, own.steps);
    const cycle = isEqual
      ? Math.floor(done)
      : Math.floor(over(f(Math.log(f(1 - f(done * short)))), f(Math.log(factor))));
    const length = f(factor ** cycle);
    const share = isEqual ? f(done - cycle) : f(f(done - f(f(1 - length) / short)) / length);
    const left = f(f(own.rateFactor) ** cycle) * halfCosineIn(share);
    return f(f(rate) * f(f(f(1 - alpha) * f(left)) + alpha));
  };
}

/** `from + (to - from) * tick / steps`. */
export function rampIn(from: number, { to, steps }: { to: number; steps: number }): Single {
  const change = f(f(to) - f(from));
  return (tick) => f(f(change * shareIn(tick, steps)) + f(from));
}
