import { durationOf } from './duration-of.ts';
import { evaluatorOf, stairAt, startsOf } from './rate-of.ts';
import type { Ramp, Schedule } from './schedule.ts';

// Recurrences are started anew from the closed form this often, which keeps them within 1e-13 of it.
const block = 64;

// Schedules are filled in stretches that stay in the processor's cache while factors are multiplied.
const stretch = 4096;

/**
 * Fills `rates` with the rates of the steps `start, start + 1, …` and returns it.
 *
 * It agrees with {@link rateOf} to 1e-12 of the peak at every step, and takes less time than a loop over `Math.cos`
 * or `Math.pow`. Without `rates`, an array of `steps` rates is made.
 *
 * @example
 * fillRates(ramp({ from: 0, to: 1, steps: 4 }), { steps: 6 }); // => Float64Array.of(0, 0.25, 0.5, 0.75, 1, 1)
 */
export function fillRates(
  schedule: Schedule,
  {
    start = 0,
    steps = 0,
    rates = new Float64Array(steps),
  }: { start?: number; steps?: number; rates?: Float64Array },
): Float64Array {
  const fill = fillerOf(schedule);
  for (let i = 0; i < rates.length; i += stretch) {
    fill(rates.subarray(i, i + stretch), start + i);
  }
  return rates;
}

/** Writes the rates of steps `first, first + 1, …`, of the schedule's own clock, over all of `out`. */
type Fill = (out: Float64Array, first: number) => void;

function fillerOf(x: Schedule): Fill {
  switch (x.kind) {
    case 'constant':
      return (out) => out.fill(x.rate);
    case 'ramp':
      return rampFiller(x);
    case 'exponential':
      return untilEnd(x, (out, first) => {
        const ratio = x.factor ** (1 / x.every);
        for (let i = 0; i < out.length; i += block) {
          let rate = x.rate * x.factor ** ((first + i) / x.every);
          const end = Math.min(i + block, out.length);
          for (let k = i; k < end; k++) {
            out[k] = rate;
            rate *= ratio;
          }
        }
      });
    case 'sequence':
      return sequenceFiller(x.parts, startsOf(x));
    case 'product': {
      const [head, ...tail] = x.factors.map(fillerOf);
      const one = new Float64Array(stretch);
      return (out, first) => {
        head!(out, first);
        for (const factor of tail) {
          const rates = one.subarray(0, out.length);
          factor(rates, first);
          for (let k = 0; k < out.length; k++) out[k]! *= rates[k]!;
        }
      };
    }
    case 'stairs': {
      const rate = evaluatorOf(x);
      return (out, first) => {
        for (let i = 0; i < out.length; ) {
          const next = Math.ceil((stairAt(first + i, x.every) + 1) * x.every) - first;
          const end = Math.min(Math.max(next, i + 1), out.length);
          out.fill(rate(first + i), i, end);
          i = end;
        }
      };
    }
    case 'clamp': {
      const part = fillerOf(x.part);
      const min = x.min ?? -Infinity;
      const max = x.max ?? Infinity;
      return (out, first) => {
        part(out, first);
        for (let k = 0; k < out.length; k++) out[k] = Math.min(Math.max(out[k]!, min), max);
      };
    }
    case 'window': {
      const part = fillerOf(x.part);
      // Only a whole start keeps the part's steps whole; another is rare enough to ask step by step.
      return Number.isInteger(x.start)
        ? untilEnd(x, (out, first) => part(out, first + x.start))
        : stepwise(x);
    }
    case 'powerLaw':
    case 'samples':
    case 'repeat':
      return stepwise(x);
  }
}

function stepwise(x: Schedule): Fill {
  const rate = evaluatorOf(x);
  return (out, first) => {
    for (let k = 0; k < out.length; k++) out[k] = rate(first + k);
  };
}

/** `fill` for the steps before the end, and the rate at the end from there on. */
function untilEnd(x: Schedule, fill: Fill): Fill {
  const end = durationOf(x);
  const rate = evaluatorOf(x);
  return (out, first) => {
    const inside = Math.max(0, Math.ceil(end - first));
    if (inside >= out.length) return fill(out, first);
    if (inside > 0) fill(out.subarray(0, inside), first);
    out.fill(rate(first + inside), inside);
  };
}

function rampFiller(x: Ramp): Fill {
  const { from, to, steps, curve } = x;
  if (curve === 'linear') {
    const slope = (to - from) / steps;
    return untilEnd(x, (out, first) => {
      const base = from + slope * first;
      for (let k = 0; k < out.length; k++) out[k] = base + slope * k;
    });
  }
  if (curve === 'cosine') {
    const middle = (from + to) / 2;
    const half = (from - to) / 2;
    const angle = Math.PI / steps;
    const twice = 2 * Math.cos(angle);
    return untilEnd(x, (out, first) => {
      for (let i = 0; i < out.length; i += block) {
        // cos(a + d) = 2 cos(a) cos(d) - cos(a - d)
        let before = half * Math.cos(angle * (first + i - 1));
        let now = half * Math.cos(angle * (first + i));
        const end = Math.min(i + block, out.length);
        for (let k = i; k < end; k++) {
          out[k] = middle + now;
          const next = twice * now - before;
          before = now;
          now = next;
        }
      }
    });
  }
  return stepwise(x);
}

function sequenceFiller(parts: readonly Schedule[], starts: readonly number[]): Fill {
  const fillers = parts.map((part, i) => (Number.isInteger(starts[i]) ? fillerOf(part) : stepwise(part)));
  return (out, first) => {
    let i = 0;
    for (let part = 0; part < parts.length && i < out.length; part++) {
      const next = starts[part + 1] ?? Infinity;
      const end = Math.min(Math.ceil(next - first), out.length);
      if (end <= i) continue;
      fillers[part]!(out.subarray(i, end), first + i - starts[part]!);
      i = end;
    }
  };
}
