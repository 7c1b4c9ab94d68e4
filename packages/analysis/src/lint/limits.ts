/** Every threshold of the rules, in one place. */
export const limits = {
  /** Lengths that are so close are taken for the same: the cause of a factor is named within this. */
  near: 0.02,
  coverage: { least: 0.5, most: 2, short: 0.98 },
  warmup: { share: 0.3, fewSteps: 5, longRun: 1e4 },
  /** A jump above so many mean steps of the ramp and above a share of the peak. */
  seam: { steps: 2, share: 0.01, drop: 0.02 },
  /** How far the highest rate may lie from the one that was meant; up to the second published recipes live with it. */
  peak: { least: 0.001, warning: 0.015 },
  /** The share of the way down that may be left at the end. */
  floor: 0.01,
  scale: 0.05,
  /** The longest run whose highest rate is searched. */
  steps: 1e8,
  /** An absolute floor from this on looks like a share, where the peak is below it. */
  floorRate: 0.01,
  /** Up to here single precision counts every step. */
  singlePrecision: 16_777_216,
  fvcore: { epsilon: 1e-6, steps: 1e6 },
  /** A rate for biases above so many times the peak. */
  biasRate: 10,
} as const;
