import { clamp, constant } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { above0, flag, integer, number, optional, passedIn, required, when } from '../../form/parameter.ts';
import { spansOf, timeline } from '../../shared/timeline.ts';
import { exponentialStairs, exponentialStairsOf } from '../tensorflow/exponential-decay.ts';

export const exponentialDecayWithBurnin: Form = form<{
  learning_rate_base: number;
  learning_rate_decay_steps: number;
  learning_rate_decay_factor: number;
  burnin_learning_rate: number;
  burnin_steps: number;
  min_learning_rate: number;
  staircase: boolean;
}>({
  name: 'exponential_decay_with_burnin',
  parameters: [
    passedIn('global_step'),
    required('learning_rate_base', number),
    required('learning_rate_decay_steps', above0),
    required('learning_rate_decay_factor', number),
    optional('burnin_learning_rate', number, 0),
    optional('burnin_steps', integer, 0),
    optional('min_learning_rate', number, 0),
    optional('staircase', flag, true),
  ],
  refuses: ({ learning_rate_decay_factor: factor, staircase }) =>
    when(
      factor < 0 && !staircase,
      'learning_rate_decay_factor',
      'a number from 0 without a staircase',
      factor,
    ),
  read: (args) => {
    const {
      learning_rate_base: base,
      learning_rate_decay_steps: every,
      burnin_steps,
      min_learning_rate,
    } = args;
    const rates = timeline([
      { schedule: constant({ rate: args.burnin_learning_rate || base }), until: burnin_steps },
      {
        schedule: exponentialStairs(base, args.learning_rate_decay_factor, every, args.staircase),
        origin: burnin_steps,
        until: Infinity,
      },
    ]);
    return clamp(rates, { min: min_learning_rate });
  },
  write: (schedule) => {
    const limited = schedule.kind === 'clamp' ? schedule : clamp(schedule, { min: 0 });
    const [first, second] = spansOf(limited.part);
    const burnin =
      second && first?.part.kind === 'constant' ? { rate: first.part.rate, steps: first.end } : undefined;
    const main = (burnin ? second : first)!.part;
    const early = main.kind === 'window' ? main.start : 0;
    const found = exponentialStairsOf(main.kind === 'window' ? main.part : main);
    if (!found || limited.max !== null || limited.min === null) return undefined;
    return {
      learning_rate_base: found.rate,
      learning_rate_decay_steps: found.every,
      learning_rate_decay_factor: found.factor,
      burnin_learning_rate: burnin?.rate ?? 0,
      burnin_steps: burnin?.steps ?? -early,
      min_learning_rate: limited.min,
      staircase: found.staircase,
    };
  },
  families: ['exponential', 'step', 'warm-up: constant'],
  formula:
    'max(burnin_learning_rate or learning_rate_base, min_learning_rate) before burnin_steps, then max(learning_rate_base * learning_rate_decay_factor ^ floor((t - burnin_steps) / learning_rate_decay_steps), min_learning_rate)',
  notes: [
    {
      code: 'first-step',
      text: 'A burn-in rate of 0 means learning_rate_base.',
      fixture: 'object-detection/exponential_decay_with_burnin-rate-zero',
    },
    {
      code: 'floor',
      text: 'min_learning_rate lifts the burn-in rate, too.',
      fixture: 'object-detection/exponential_decay_with_burnin-floor-lifts-burnin',
    },
    {
      code: 'boundary',
      text: 'The decay counts from the end of the burn-in, so stairs fall that much later.',
      fixture: 'object-detection/exponential_decay_with_burnin-staircase',
    },
    {
      code: 'version',
      text: 'In the oldest copies of the API the decay counts from step 0, always in stairs, and there is no min_learning_rate.',
    },
  ],
});
