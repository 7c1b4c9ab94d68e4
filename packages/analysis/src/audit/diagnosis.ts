/** What became of a plan, by one tag of a log. Steps and updates are optimizer updates already made. */
export interface Diagnosis {
  readonly tag: string;
  readonly verdict: Verdict;
  /** How many points were read, and at which the log begins and ends, in its own index. */
  readonly points: number;
  readonly first: number;
  readonly last: number;
  /** How the index is to be read. */
  readonly index: IndexReading;
  /** How well the log agrees with the plan, or else with the first explanation. */
  readonly agreement: Agreement;
  /** Where the log first leaves the plan. */
  readonly divergence: Divergence | null;
  /** What explains the log, each equally well; none where it follows the plan, or where nothing known explains it. */
  readonly explanations: readonly Explanation[];
  /** Stretches of the index on which the plan is flat, so that neither clock nor offset can be seen there. */
  readonly flat: readonly (readonly [from: number, to: number])[];
  /** Updates that the log goes on after the end of the plan. */
  readonly updatesPastEnd: number;
}

/**
 * `follows`: every rate is the plan's; `differs`: one is not, and `explanations` say why if anything known does; `ambiguous`: the
 * log is right if its index is read in one way, and not if in the other.
 */
export type Verdict = 'follows' | 'differs' | 'ambiguous';

export type IndexUnit = 'update' | 'micro-batch' | 'process step' | 'epoch' | 'sample';

export interface IndexReading {
  readonly unit: IndexUnit;
  /** Updates that one of the index is. */
  readonly updates: number;
  /** Which update's rate stands at index n: 0 that of the update with that number (from 0), 1 the next one's; null if it cannot be seen. */
  readonly offset: number | null;
  /** Other units that fit as well. */
  readonly orElse: readonly IndexUnit[];
}

export interface Agreement {
  /** The tightest of these that holds: to 1e-9 of the peak; as single precision stores it, or computes it; as rounded to digits. */
  readonly precision: 'exact' | 'float32' | 'float32 arithmetic' | 'digits';
  /** Significant digits of the log where it is rounded to some. */
  readonly digits: number | null;
  /** The largest difference of a rate, and that as a share of the highest rate. */
  readonly largest: number;
  readonly relative: number;
}

export interface Divergence {
  /** Which point of the log it is, from 0, and its index. */
  readonly point: number;
  readonly index: number;
  /** The index of the last point that still agrees; null if none does. */
  readonly after: number | null;
  readonly update: number;
  readonly planned: number;
  readonly found: number;
}

/** One thing that may have happened, with what is known of it; with `unit` if it did so only where the index counts that. */
export type Explanation = Happened & { readonly unit?: IndexUnit };

type Happened =
  | {
      readonly id: 'fast-clock';
      readonly times: number;
      readonly because: Because;
      /** What the rate did after the plan's end, if it did not hold. */
      readonly afterEnd?: 'climbs' | 'restarts';
    }
  | { readonly id: 'slow-clock'; readonly every: number; readonly because: Because }
  | { readonly id: 'per-epoch'; readonly updatesPerEpoch: number }
  | { readonly id: 'held-per-epoch'; readonly updatesPerEpoch: number }
  | { readonly id: 'clock-reset'; readonly updatesPerEpoch: number }
  | {
      readonly id: 'horizon';
      readonly planned: number;
      /** The lengths that fit, from the shortest to the longest. */
      readonly steps: readonly [least: number, most: number];
      /** The update from which on it is stretched or squeezed: 0, or the end of a warm-up that is as planned. */
      readonly from: number;
      readonly afterEnd: 'holds' | 'climbs' | 'restarts' | 'not reached';
    }
  | { readonly id: 'resumed-without-state'; readonly at: number }
  | { readonly id: 'rebuilt'; readonly at: number }
  | { readonly id: 'rebuilt-on-last-rate'; readonly at: number; readonly factor: number }
  | { readonly id: 'frozen'; readonly at: number }
  /** Steps behind, or ahead where they are below 0, from the fewest to the most that fit. */
  | { readonly id: 'shift'; readonly by: readonly [least: number, most: number]; readonly at: number }
  | { readonly id: 'skipped-updates'; readonly count: number; readonly at: readonly number[] }
  | { readonly id: 'scaled'; readonly factor: number; readonly at: number; readonly because: Because }
  | { readonly id: 'longer-run'; readonly updates: number; readonly afterEnd?: 'climbs' | 'restarts' };

/** What in the plan has this number. */
export type Because =
  | 'devices'
  | 'accumulation'
  | 'devices and accumulation'
  | 'square root of the devices'
  | 'square root of the accumulation'
  | null;
