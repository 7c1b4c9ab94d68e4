/** How far training is, as a param scheduler is told: `where`, from 0 to 1, at each iteration. */
export interface Progress {
  /** The `where` of an iteration, in the framework's own operations and order. */
  readonly at: (tick: number) => number;
  /** The iteration at which `where` is 0, and the iterations from there to 1; both may be fractional. */
  readonly origin: number;
  readonly length: number;
  /** The iterations that matter. */
  readonly from: number;
  readonly until: number;
  /** The last iteration that is asked for. */
  readonly last: number;
}

/** fvcore looks so far ahead, in `where`, so that rounding does not make it late: a million iterations make it one early. */
export const epsilon = 1e-6;

/** A whole run, and the iteration after its last, which detectron2's hook asks for as well. */
export const wholeRun = (iterations: number): Progress => ({
  at: (tick) => tick / iterations,
  origin: 0,
  length: iterations,
  from: 0,
  until: Infinity,
  last: Math.floor(iterations),
});

/** One `where` only. */
export const oneWhere = (where: number): Progress => ({
  at: () => where,
  origin: -where,
  length: 1,
  from: 0,
  until: 1,
  last: 0,
});

/** The first iteration that matters at which something holds that holds ever after; `Infinity` if none does. */
export function firstTick({ from, until, last }: Progress, holds: (tick: number) => boolean): number {
  let low = from;
  let high = Math.min(until, last + 1);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low > last ? Infinity : low;
}
