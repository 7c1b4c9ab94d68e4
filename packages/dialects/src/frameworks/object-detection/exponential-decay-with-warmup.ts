import { clamp, ramp } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { above0, flag, integer, number, optional, passedIn, required, when } from '../../form/parameter.ts';
import { spansOf, timeline } from '../../shared/timeline.ts';
import { exponentialStairs, exponentialStairsOf } from '../tensorflow/exponential-decay.ts';

interface WarmupArgs {
  readonly learning_rate_base: number;
  readonly learning_rate_decay_steps: number;
  readonly learning_rate_decay_factor: number;
  readonly warmup_learning_rate: number;
  readonly warmup_steps: number;
  readonly min_learning_rate: number;
  readonly staircase: boolean;
}

export const exponentialDecayWithWarmup: Form = form<WarmupArgs>({
  name: 'exponential_decay_with_warmup',
  parameters: [
    passedIn('global_step'),
    required('learning_rate_base', number),
    required('learning_rate_decay_steps', above0),
    required('learning_rate_decay_factor', number),
    optional('warmup_learning_rate', number, 0),
    optional('warmup_steps', integer, 0),
    optional('min_learning_rate', number, 0),
    optional('staircase', flag, true),
  ],
  refuses: (args) => [
    ...when(
      args.learning_rate_decay_factor < 0 && !args.staircase,
      'learning_rate_decay_factor',
      'a number from 0 without a staircase',
      args.learning_rate_decay_factor,
    ),
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
    const decay = exponentialStairs(
      base,
      args.learning_rate_decay_factor,
      args.learning_rate_decay_steps,
      args.staircase,
    );
    const warm =
      warmup_steps > 0
        ? [{ schedule: ramp({ from, to: base, steps: warmup_steps }), until: warmup_steps }]
        : [];
    const main = timeline([{ schedule: decay, origin: Math.min(warmup_steps, 0), until: Infinity }]);
    return timeline([...warm, { schedule: clamp(main, { min: args.min_learning_rate }), until: Infinity }]);
  },
  write: (schedule) => {
    const [first, second] = spansOf(schedule);
    const warm = second && first?.part.kind === 'ramp' ? first.part : undefined;
    const limited = (warm ? second : first)!.part;
    if (limited.kind !== 'clamp' || limited.max !== null || limited.min === null) return undefined;
    const early = limited.part.kind === 'window' ? limited.part.start : 0;
    const found = exponentialStairsOf(limited.part.kind === 'window' ? limited.part.part : limited.part);
    if (!found || (!warm && early === 0)) return undefined;
    return {
      learning_rate_base: found.rate,
      learning_rate_decay_steps: found.every,
      learning_rate_decay_factor: found.factor,
      warmup_learning_rate: warm?.from ?? found.rate,
      warmup_steps: warm?.steps ?? -early,
      min_learning_rate: limited.min,
      staircase: found.staircase,
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
