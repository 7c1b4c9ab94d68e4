/** Where two schedules differ: at a step, by the rates there. */
export interface Gap {
  readonly step: number;
  readonly first: number;
  readonly second: number;
  /** `second - first`. */
  readonly difference: number;
  /** `|second - first|` over the larger of both rates, without their signs: from 0 to 2. */
  readonly relative: number;
}

/**
 * How one schedule makes the other: every rate of the second is `factor` times that of the first, or the second does at each step what the
 * first did `steps` before it (after it, where that is negative), as far as both are known.
 */
export type Relation =
  | { readonly kind: 'factor'; readonly factor: number }
  | { readonly kind: 'shift'; readonly steps: number };

/** One schedule, the second, held against another, the first, at every step. */
export interface Difference {
  /** Whether no step differs by more than the tolerance. */
  readonly equal: boolean;
  /** The first step that differs by more than the tolerance. */
  readonly firstStep: number | null;
  /** The first step with the largest difference; `null` where the rates are the same to the last digit. */
  readonly largest: Gap | null;
  /** The first step with the largest relative difference, of those that differ by more than the tolerance. */
  readonly largestRelative: Gap | null;
  /** The sum of all differences without their signs, in rate times updates. */
  readonly area: number;
  /** The sum of all differences with their signs: how much more the second trains. */
  readonly surplus: number;
  /** `null` where both are equal, and where there is no such relation. */
  readonly relation: Relation | null;
}

/** Schedules held against the first of them. */
export interface Comparison {
  /** How many steps were compared. */
  readonly steps: number;
  /** What counts as equal, in the unit of the rates. */
  readonly tolerance: number;
  readonly equal: boolean;
  /** One for each schedule after the first. */
  readonly differences: readonly Difference[];
}
