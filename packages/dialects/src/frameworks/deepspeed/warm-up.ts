import { constant, type Issue, type Ramp, ramp, type Schedule } from '@lrlab/core';
import type { Note } from '../../form/form.ts';
import {
  besides,
  number,
  numberOrNumbers,
  optional,
  type Parameter,
  passedIn,
  when,
  word,
} from '../../form/parameter.ts';
import { type Span, spansOf } from '../../shared/timeline.ts';

export interface WarmupArgs {
  readonly warmup_num_steps: number;
  readonly warmup_type: string;
}

export const optimizer: Parameter = passedIn('optimizer');
export const lastBatch: Parameter = besides('last_batch_iteration');
export const warmupSteps: Parameter = optional('warmup_num_steps', number, 1000);
export const warmupType: Parameter = optional('warmup_type', word, 'log');
export const minLr: Parameter = optional('warmup_min_lr', numberOrNumbers, 0);
export const totalSteps: Parameter = { name: 'total_num_steps', type: number };

export const refusedWarmup = ({ warmup_num_steps: steps }: WarmupArgs): readonly Issue[] =>
  when(!(Number.isInteger(steps) && steps > 0), 'warmup_num_steps', 'a positive integer', steps);

/** The length that counts: one step is two, as its logarithm divides. */
export const lengthOf = ({ warmup_num_steps }: WarmupArgs): number => Math.max(2, warmup_num_steps);

/** `first` for one update, and from then on the warm-up, an update late, until `until`; a type that nobody knows is the logarithm. */
export function warmUp(
  first: number,
  { from, to }: { readonly from: number; readonly to: number },
  args: WarmupArgs,
): Span[] {
  const steps = lengthOf(args);
  const rising =
    args.warmup_type === 'linear'
      ? ramp({ from, to, steps })
      : ramp({ from, to, steps: steps - 1, curve: { base: steps } });
  return [
    { schedule: constant({ rate: first }), until: 1 },
    { schedule: rising, until: steps + 1 },
  ];
}

/** The warm-up of a schedule that {@link warmUp} began, its first rate and what comes after it. */
export function warmUpOf(schedule: Schedule):
  | {
      readonly first: number;
      readonly rising: Ramp;
      readonly args: WarmupArgs;
      readonly rest: Schedule | undefined;
    }
  | undefined {
  const [start, warm, rest] = spansOf(schedule).map(({ part }) => part);
  const rising = warm?.kind === 'window' ? warm.part : warm;
  if (start?.kind !== 'constant' || rising?.kind !== 'ramp') return undefined;
  const isLine = rising.curve === 'linear';
  const args = {
    warmup_num_steps: isLine ? rising.steps : rising.steps + 1,
    warmup_type: isLine ? 'linear' : 'log',
  };
  return { first: start.rate, rising, args, rest };
}

export const lateNote: Note = {
  code: 'first-step',
  text: 'The curve is one update late: the first two updates of a warm-up are both at its lowest rate.',
  fixture: 'deepspeed/warmup-linear',
};

export const logNote: Note = {
  code: 'name',
  text: 'The warm-up follows a logarithm unless warmup_type is "linear", one that nobody knows too.',
  fixture: 'deepspeed/warmup-unknown-type',
};

export const oneStepNote: Note = {
  code: 'rounding',
  text: 'A warm-up of one step is one of two.',
  fixture: 'deepspeed/warmup-one',
};
