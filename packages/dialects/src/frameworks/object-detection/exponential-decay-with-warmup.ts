import { clamp, ramp } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { integer, number, optional, when } from '../../form/parameter.ts';
import { spansOf, timeline } from '../../shared/timeline.ts';
import { aroundStart, readStairs, refusedFactor, type StairsArgs, writeStairs } from './stairs-args.ts';

interface WarmupArgs extends StairsArgs {
  readonly warmup_learning_rate: number;
  readonly warmup_steps: number;
}

export const exponentialDecayWithWarmup: Form = form<WarmupArgs>({
  name: 'exponential_decay_with_warmup',
  parameters: aroundStart(optional('warmup_learning_rate', number, 0), optional('warmup_steps', integer, 0)),
  refuses: (args) => [
    ...refusedFactor(args),
    ...when(
      args.learning_rate_base < args.warmup_learning_rate,
      'learning_rate_base',
      `a rate larger or equal to warmup_learning_rate (${args.warmup_learning_rate})`,
      args.learning_rate_base,
    ),
    ...when(
      args.warmup_steps === 0,
      'warmup_steps',
      'another number than 0, by which the slope is divided',
      0,
    ),
  ],
  read: (args) => {
    const { learning_rate_base: base, warmup_learning_rate: from, warmup_steps } = args;
    const warm =
      warmup_steps > 0
        ? [{ schedule: ramp({ from, to: base, steps: warmup_steps }), until: warmup_steps }]
        : [];
    const main = timeline([
      { schedule: readStairs(args), origin: Math.min(warmup_steps, 0), until: Infinity },
    ]);
    return timeline([...warm, { schedule: clamp(main, { min: args.min_learning_rate }), until: Infinity }]);
  },
  write: (schedule) => {
    const [first, second] = spansOf(schedule);
    const warm = second && first?.part.kind === 'ramp' ? first.part : undefined;
    const limited = (warm ? second : first)!.part;
    const found = limited.kind === 'clamp' ? writeStairs(limited.part, limited) : undefined;
    if (!found || (!warm && found.early === 0)) return undefined;
    return {
      ...found.own,
      warmup_learning_rate: warm?.from ?? found.own.learning_rate_base,
      warmup_steps: warm?.steps ?? -found.early,
    };
  },
  families: ['exponential', 'step', 'warm-up: linear'],
  formula:
    'warmup_learning_rate + (learning_rate_base - warmup_learning_rate) * t / warmup_steps, then max(learning_rate_base * learning_rate_decay_factor ^ floor((t - warmup_steps) / learning_rate_decay_steps), min_learning_rate)',
  notes: [
    {
      code: 'version',
      text: 'Only newer copies of the API have it; exponential_decay_with_burnin is older.',
      fixture: 'object-detection/exponential_decay_with_warmup-staircase',
    },
    {
      code: 'floor',
      text: 'min_learning_rate does not lift the warm-up, unlike that of exponential_decay_with_burnin.',
      fixture: 'object-detection/exponential_decay_with_warmup-floor',
    },
    {
      code: 'raises',
      text: 'It divides by warmup_steps, which has no default that works.',
      fixture: 'object-detection/exponential_decay_with_warmup-steps-zero',
    },
  ],
});
