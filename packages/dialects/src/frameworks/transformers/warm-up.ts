import { ramp, type Schedule, scaleRates } from '@lrlab/core';
import type { Note } from '../../form/form.ts';
import { besides, number, type Parameter, passedIn, required } from '../../form/parameter.ts';
import { type Span, spansOf, timeline } from '../../shared/timeline.ts';

export const optimizer: Parameter = passedIn('optimizer');
export const lastEpoch: Parameter = besides('last_epoch');
export const warmupSteps: Parameter = required('num_warmup_steps', number);
export const trainingSteps: Parameter = required('num_training_steps', number);

export interface WarmupArgs {
  readonly num_warmup_steps: number;
}

export interface TrainingArgs extends WarmupArgs {
  readonly num_training_steps: number;
}

/** Every lambda gives factors of the rate that the optimizer was made with: a straight warm-up from 0, and then the spans. */
export function warmed(steps: number, rest: readonly Span[], base: number | undefined): Schedule {
  const warm = ramp({ from: 0, to: 1, steps: Math.max(1, steps) });
  return scaleRates(timeline([{ schedule: warm, until: steps }, ...rest]), base ?? 1);
}

/** What a schedule is made of, in factors. */
export type Part = ReturnType<typeof spansOf>[number];

/** The warm-up's length and what comes after it, in factors of the base rate. */
export function unwarmed(
  schedule: Schedule,
  base: number | undefined,
): { readonly num_warmup_steps: number; readonly rest: readonly Part[] } | undefined {
  const parts = partsOf(schedule, base);
  if (!parts) return undefined;
  const [first, ...rest] = parts;
  const rising = unwindowed(first!.part);
  if (rising.kind === 'ramp' && rising.curve === 'linear' && rising.from === 0 && rest.length > 0)
    return { num_warmup_steps: first!.end, rest };
  // A warm-up of less than nothing began before step 0, and the rest is joined late.
  const early = first!.part.kind === 'window' ? first!.part.start : 0;
  return { num_warmup_steps: -early || 0, rest: parts };
}

export function partsOf(schedule: Schedule, base: number | undefined): Part[] | undefined {
  return base === 0 ? undefined : spansOf(scaleRates(schedule, 1 / (base ?? 1)));
}

export const unwindowed = (part: Schedule): Schedule => (part.kind === 'window' ? part.part : part);

/** What `max(1, n)` in the place of a length does. */
export const atLeast1 = (steps: number): number => Math.max(1, steps);

export const firstStepNote: Note = {
  code: 'first-step',
  text: 'With a warm-up the first update has rate 0 and learns nothing; the full rate is met at step num_warmup_steps.',
  fixture: 'transformers/constant-warmup-one',
};
