/** A rate, and the first step that has it. */
export interface RateAt {
  readonly rate: number;
  readonly step: number;
}

/** Where the rate jumps: at the first `step` after it, with the rates that are used before and after. */
export interface Jump {
  readonly step: number;
  readonly from: number;
  readonly to: number;
}

/** A change of the rate by `slope` from `step` to the next one, other than by a jump. */
export interface Slope {
  readonly step: number;
  readonly slope: number;
}

/**
 * A stretch in which the rate does one thing, `start <= step < end`. A rise from step 0 on, also by jumps between plateaus, up to the
 * first full rate is the warm-up.
 */
export interface Phase {
  readonly name: 'warmup' | 'hold' | 'rise' | 'decay';
  readonly start: number;
  readonly end: number;
  readonly steps: number;
  /** The rate of its first step. */
  readonly from: number;
  /** The rate of its last step. */
  readonly to: number;
  /** How many plateaus it has, where it goes by jumps; eight or fewer are told as phases of their own. */
  readonly stairs?: number;
}

/** The warm-up that a schedule really has, in every unit that is known. */
export interface EffectiveWarmup {
  /** Updates before the first one with the full rate. */
  readonly steps: number;
  /** The same in epochs and in images, where a plan tells how many there are in an update. */
  readonly epochs?: number;
  readonly images?: number;
  /** The sum of its rates. */
  readonly area: number;
  /** That over the sum of all rates; `null` where those sum to 0. */
  readonly areaShare: number | null;
}

/** What can be said of one schedule in numbers: rates of the whole steps `0 … steps - 1`, as they are used. */
export interface Metrics {
  /** How many steps were looked at. */
  readonly steps: number;
  readonly first: number;
  readonly last: number;
  /** The highest rate. */
  readonly peak: RateAt;
  /** The lowest rate. */
  readonly floor: RateAt;
  /** `area / steps`. */
  readonly mean: number;
  /** The sum of the rates of all steps. */
  readonly area: number;
  /** How many steps have more than half of the peak; `null`, as the next two, where that is not above 0. */
  readonly stepsAboveHalf: number | null;
  /** Steps before the first one with at least so much of the peak. */
  readonly stepsTo50Percent: number | null;
  readonly stepsTo90Percent: number | null;
  readonly largestJump: Jump | null;
  readonly steepest: Slope | null;
  readonly warmup: EffectiveWarmup | null;
  /** In order and without a gap; the first 10,000. */
  readonly phases: readonly Phase[];
}
