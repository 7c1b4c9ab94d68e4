import type { Args } from '../../form/form.ts';

/** A message of optimizer.proto: the function that the builder makes of it, its fields by the arguments, and its defaults. */
export interface Message {
  readonly message: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  /** What a field is where it is not written, by the argument. */
  readonly defaults: Args;
}

export const messages: readonly Message[] = [
  {
    message: 'exponential_decay_learning_rate',
    name: 'exponential_decay_with_burnin',
    fields: {
      learning_rate_base: 'initial_learning_rate',
      learning_rate_decay_steps: 'decay_steps',
      learning_rate_decay_factor: 'decay_factor',
      burnin_learning_rate: 'burnin_learning_rate',
      burnin_steps: 'burnin_steps',
      min_learning_rate: 'min_learning_rate',
      staircase: 'staircase',
    },
    defaults: {
      learning_rate_base: 0.002,
      learning_rate_decay_steps: 4_000_000,
      learning_rate_decay_factor: 0.95,
      burnin_learning_rate: 0,
      burnin_steps: 0,
      min_learning_rate: 0,
      staircase: true,
    },
  },
  {
    message: 'cosine_decay_learning_rate',
    name: 'cosine_decay_with_warmup',
    fields: {
      learning_rate_base: 'learning_rate_base',
      total_decay_steps: 'total_steps',
      warmup_learning_rate: 'warmup_learning_rate',
      warmup_steps: 'warmup_steps',
      hold_base_rate_steps: 'hold_base_rate_steps',
    },
    defaults: {
      learning_rate_base: 0.002,
      total_decay_steps: 4_000_000,
      warmup_learning_rate: 0.0002,
      warmup_steps: 10_000,
      hold_base_rate_steps: 0,
    },
  },
];

/** The rate of a manual schedule, of one of its steps, and of a constant, where it is not written. */
export const defaultRate = 0.002;
