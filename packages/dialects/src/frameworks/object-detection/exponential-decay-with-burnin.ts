import { clamp, constant } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { integer, number, optional } from '../../form/parameter.ts';
import { spansOf, timeline } from '../../shared/timeline.ts';
import { aroundStart, readStairs, refusedFactor, type StairsArgs, writeStairs } from './stairs-args.ts';

interface BurninArgs extends StairsArgs {
  readonly burnin_learning_rate: number;
  readonly burnin_steps: number;
}

export const exponentialDecayWithBurnin: Form = form<BurninArgs>({
  name: 'exponential_decay_with_burnin',
  parameters: aroundStart(optional('burnin_learning_rate', number, 0), optional('burnin_steps', integer, 0)),
  refuses: refusedFactor,
  read: (args) => {
    const { learning_rate_base: base, burnin_steps, min_learning_rate } = args;
    const rates = timeline([
      { schedule: constant({ rate: args.burnin_learning_rate || base }), until: burnin_steps },
      { schedule: readStairs(args), origin: burnin_steps, until: Infinity },
    ]);
    return clamp(rates, { min: min_learning_rate });
  },
  write: (schedule) => {
    const limited = schedule.kind === 'clamp' ? schedule : clamp(schedule, { min: 0 });
    const [first, second] = spansOf(limited.part);
    const burnin =
      second && first?.part.kind === 'constant' ? { rate: first.part.rate, steps: first.end } : undefined;
    const found = writeStairs((burnin ? second : first)!.part, limited);
    if (!found) return undefined;
    return {
      ...found.own,
      burnin_learning_rate: burnin?.rate ?? 0,
      burnin_steps: burnin?.steps ?? -found.early,
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
