import type { CheckedCall } from './check-args.ts';
import type { Args, GroupRun } from './form.ts';

/** What the arguments of a call say of its schedule; lengths in the ticks of its framework, from the start of training. */
export interface Declared {
  /** The highest rate that it means to reach. */
  readonly peak?: number | undefined;
  /** The rate that it means to come down to by its end. */
  readonly floor?: number | undefined;
  /** The length of its warm-up. */
  readonly warmup?: number | undefined;
  /** Where it comes to its end, warm-up included. */
  readonly total?: number | undefined;
  /** Where its rate changes at once. */
  readonly milestones?: readonly number[] | undefined;
  /** Ticks for which a rate stays, as those of an epoch; 1 if absent. */
  readonly every?: number | undefined;
  /** Whether it has lengths in epochs and others in steps, so that only with the steps of an epoch it is one schedule. */
  readonly mixesUnits?: boolean | undefined;
}

/** What the numbers of a call are held against. */
export interface At {
  /** The optimizer's rate. */
  readonly base: number;
  /** The ticks of an epoch. */
  readonly each: number;
  readonly run: GroupRun;
  /** What a call inside it declares. */
  readonly inner: (call: CheckedCall) => Declared;
}

export type Declares = (args: Args, at: At) => Declared;

/** The declarations of a dialect's forms by name; one that is not there declares nothing. */
export type DeclaredBy = Readonly<Record<string, Declares>>;

/** What a form declares of arguments that are numbers, by their names, and of others. */
export const says = <N extends string, Other = unknown>(
  declares: (args: { readonly [K in N]: number } & Other, at: At) => Declared,
): Declares => declares as unknown as Declares;

/** Lengths in epochs as ticks. */
export const inEpochs = ({ warmup, total, milestones, ...rest }: Declared, each: number): Declared => ({
  ...rest,
  ...(warmup !== undefined && { warmup: warmup * each }),
  ...(total !== undefined && { total: total * each }),
  ...(milestones && { milestones: milestones.map((one) => one * each) }),
  every: each * (rest.every ?? 1),
});

/** What begins later, or after a warm-up. */
export const later = ({ total, milestones, ...rest }: Declared, start: number): Declared => ({
  ...rest,
  ...(total !== undefined && { total: total + start }),
  ...(milestones && { milestones: milestones.map((one) => one + start) }),
});

const highest = (values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
};

/** What schedules declare that act together: the peak of all, the warm-up of the first that has one, the end of the last. */
export function together(all: readonly Declared[]): Declared {
  const last = all.findLast(({ total }) => total !== undefined);
  const milestones = all.flatMap((one) => one.milestones ?? []);
  return {
    peak: highest(all.map(({ peak }) => peak)),
    floor: last?.floor,
    warmup: all.find(({ warmup }) => warmup !== undefined)?.warmup,
    total: highest(all.map(({ total }) => total)),
    ...(milestones.length > 0 && { milestones }),
    every: highest(all.map(({ every = 1 }) => every)),
    mixesUnits: all.some(({ mixesUnits }) => mixesUnits),
  };
}
