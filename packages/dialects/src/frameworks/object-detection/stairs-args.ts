import type { Clamp, Issue, Schedule } from '@lrlab/core';
import {
  above0,
  flag,
  number,
  optional,
  type Parameter,
  passedIn,
  required,
  when,
} from '../../form/parameter.ts';
import { exponentialStairs, exponentialStairsOf } from '../tensorflow/exponential-decay.ts';

/** What both decays take that come after a start of their own. */
export interface StairsArgs {
  readonly learning_rate_base: number;
  readonly learning_rate_decay_steps: number;
  readonly learning_rate_decay_factor: number;
  readonly min_learning_rate: number;
  readonly staircase: boolean;
}

/** The parameters around those of the start. */
export const aroundStart = (...start: readonly Parameter[]): readonly Parameter[] => [
  passedIn('global_step'),
  required('learning_rate_base', number),
  required('learning_rate_decay_steps', above0),
  required('learning_rate_decay_factor', number),
  ...start,
  optional('min_learning_rate', number, 0),
  optional('staircase', flag, true),
];

export const refusedFactor = ({
  learning_rate_decay_factor: factor,
  staircase,
}: StairsArgs): readonly Issue[] =>
  when(factor < 0 && !staircase, 'learning_rate_decay_factor', 'a number from 0 without a staircase', factor);

export const readStairs = (args: StairsArgs): Schedule =>
  exponentialStairs(
    args.learning_rate_base,
    args.learning_rate_decay_factor,
    args.learning_rate_decay_steps,
    args.staircase,
  );

/** The arguments of a decay above a floor, and how many of its steps are over at the start. */
export function writeStairs(
  part: Schedule,
  { min, max }: Clamp,
): { readonly own: StairsArgs; readonly early: number } | undefined {
  const [main, early] = part.kind === 'window' ? [part.part, part.start] : [part, 0];
  const found = exponentialStairsOf(main);
  if (!found || max !== null || min === null) return undefined;
  const own: StairsArgs = {
    learning_rate_base: found.rate,
    learning_rate_decay_steps: found.every,
    learning_rate_decay_factor: found.factor,
    min_learning_rate: min,
    staircase: found.staircase,
  };
  return { own, early };
}
