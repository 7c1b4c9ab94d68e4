import { constant, exponential, ramp, rateAt } from '@lrlab/core';
import type { InnerCall } from '../../form/parameter.ts';
import { plateaus, type Span, timeline } from '../../shared/timeline.ts';
import { epsilon, firstTick, oneWhere, type Progress } from './progress.ts';

type Args = Readonly<Record<string, unknown>>;

/** What each of fvcore's param schedulers, and detectron2's warm-up, plays over the iterations of a progress. */
const players: Readonly<Record<string, (args: never, progress: Progress) => readonly Span[]>> = {
  ConstantParamScheduler: ({ value }: { value: number }, { until }) => [
    { schedule: constant({ rate: value }), until },
  ],
  CosineParamScheduler: (
    { start_value: from, end_value: to }: { start_value: number; end_value: number },
    { origin, length: steps, from: start, until },
  ) => [
    // Joined before its own start, a cosine comes up to it as it goes down after it.
    {
      schedule: ramp({ from: to, to: from, steps, curve: 'cosine' }),
      origin: origin - steps,
      until: Math.min(Math.max(Math.ceil(origin), start), until),
    },
    { schedule: ramp({ from, to, steps, curve: 'cosine' }), origin, until },
  ],
  LinearParamScheduler: ({ start_value, end_value }: { start_value: number; end_value: number }, progress) =>
    powered(start_value, end_value, 1, progress),
  PolynomialDecayParamScheduler: ({ base_value, power }: { base_value: number; power: number }, progress) =>
    powered(base_value, 0, power, progress),
  ExponentialParamScheduler: (
    { start_value, decay }: { start_value: number; decay: number },
    { origin, length: every, from, until },
  ) => [
    {
      schedule: exponential({ rate: start_value * decay ** ((from - origin) / every), factor: decay, every }),
      until,
    },
  ],
  MultiStepParamScheduler: (args: MultiStepArgs, progress) => {
    const { num_updates, milestones } = multiStepOf(args);
    const ends = milestones.map((milestone) =>
      firstTick(progress, (tick) => Math.trunc((progress.at(tick) + epsilon) * num_updates) >= milestone),
    );
    return within(plateaus(ends, args.values), progress);
  },
  StepParamScheduler: ({ values }: { values: readonly number[] }, progress) => {
    const ends = values
      .slice(1)
      .map((_, i) =>
        firstTick(progress, (tick) => Math.trunc((progress.at(tick) + epsilon) * values.length) >= i + 1),
      );
    return within(plateaus(ends, values), progress);
  },
  StepWithFixedGammaParamScheduler: (args: FixedGammaArgs, progress) => {
    const values = Array.from({ length: args.num_decays + 1 }, (_, i) => args.base_value * args.gamma ** i);
    return spansOfParam({ name: 'StepParamScheduler', args: { values } }, progress);
  },
  CompositeParamScheduler: (
    {
      schedulers,
      lengths,
      interval_scaling,
    }: { schedulers: readonly InnerCall[]; lengths: readonly number[]; interval_scaling: readonly string[] },
    progress,
  ) => {
    const sum = lengths.reduce((a, b) => a + b, 0);
    const before = lengths.slice(0, -1).reduce((a, b) => a + b, 0);
    const own = sum === 1 ? lengths : [...lengths.slice(0, -1), 1 - before];
    let total = 0;
    let from = progress.from;
    return schedulers.flatMap((scheduler, i) => {
      total += own[i]!;
      const reached = total;
      const until =
        i === schedulers.length - 1
          ? progress.until
          : Math.max(
              from,
              firstTick(progress, (tick) => progress.at(tick) + epsilon > reached),
            );
      const part = { ...progress, from, until };
      from = until;
      if (part.until <= part.from) return [];
      const spans = spansOfParam(
        scheduler,
        interval_scaling[i] === 'fixed' ? part : rescaled(part, reached, own[i]!),
      );
      // The last of them holds until the next part begins.
      return spans.map((span, at) => (at === spans.length - 1 ? { ...span, until } : span));
    });
  },
  WarmupParamScheduler: ({ scheduler, ...args }: WarmupArgs, progress) => {
    const { warmup_factor, warmup_length, warmup_method, rescale_interval } = args;
    const start_value = warmup_factor * paramAt(scheduler, 0);
    const end_value = paramAt(scheduler, rescale_interval ? 0 : warmup_length);
    const warmup =
      warmup_method === 'constant'
        ? { name: 'ConstantParamScheduler', args: { value: start_value } }
        : { name: 'LinearParamScheduler', args: { start_value, end_value } };
    const composite = {
      schedulers: [warmup, scheduler],
      lengths: [warmup_length, 1 - warmup_length],
      interval_scaling: ['rescaled', rescale_interval ? 'rescaled' : 'fixed'],
    };
    return spansOfParam({ name: 'CompositeParamScheduler', args: composite }, progress);
  },
};

export interface MultiStepArgs {
  readonly values: readonly number[];
  readonly num_updates: number | null;
  readonly milestones: readonly number[] | null;
}

export interface FixedGammaArgs {
  readonly base_value: number;
  readonly num_decays: number;
  readonly gamma: number;
  readonly num_updates: number;
}

export interface WarmupArgs {
  readonly scheduler: InnerCall;
  readonly warmup_factor: number;
  readonly warmup_length: number;
  readonly warmup_method: string;
  readonly rescale_interval: boolean;
}

/** What a param scheduler plays, span by span. */
export const spansOfParam = ({ name, args }: InnerCall, progress: Progress): readonly Span[] =>
  (players[name] as (args: Args, progress: Progress) => readonly Span[])(args, progress);

/** The value of a param scheduler at one `where`. */
export const paramAt = (call: InnerCall, where: number): number =>
  rateAt(timeline(spansOfParam(call, oneWhere(where))), 0);

/** The milestones of a multi-step in its own updates: evenly spread if none are given, the last one the end if no number is. */
export function multiStepOf({ values, num_updates, milestones }: MultiStepArgs): {
  readonly num_updates: number;
  readonly milestones: readonly number[];
} {
  if (num_updates === null) {
    const ends = milestones ?? [];
    return { num_updates: ends.at(-1) ?? 0, milestones: ends.slice(0, -1) };
  }
  const width = Math.ceil(num_updates / values.length);
  return { num_updates, milestones: milestones ?? values.slice(1).map((_, i) => width * (i + 1)) };
}

const within = (spans: readonly Span[], progress: Progress): readonly Span[] =>
  spans.map((span) => ({ ...span, until: Math.min(span.until, progress.until) }));

/** A part of a composite that plays its whole scheduler. */
function rescaled(part: Progress, reached: number, share: number): Progress {
  const start = reached - share;
  return {
    ...part,
    at: (tick) => (part.at(tick) - start) / share,
    origin: whole(part.origin + start * part.length),
    length: whole(share * part.length),
  };
}

/** Iterations that a share was made of: what rounding left of a whole number is one again. */
function whole(iterations: number): number {
  const near = Math.round(iterations);
  return Math.abs(iterations - near) <= 1e-12 * Math.max(1, near) ? near : iterations;
}

/** `to + (from - to) * (1 - where) ^ power`, also before its own start. */
function powered(
  from: number,
  to: number,
  power: number,
  { origin, length, from: start, until }: Progress,
): Span[] {
  const early = Math.max(0, origin - start);
  const stretch = 1 + early / length;
  const schedule = ramp({
    from: to + (from - to) * stretch ** power,
    to,
    steps: length * stretch,
    curve: power === 1 ? 'linear' : { power },
  });
  return [{ schedule, origin: origin - early, until }];
}
