import { type Curve, constant, type Ramp, ramp, type Schedule } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { number, optional, passedIn, required, when } from '../../form/parameter.ts';
import { type Span, spansOf, timeline } from '../../shared/timeline.ts';

interface CosineArgs {
  readonly learning_rate_base: number;
  readonly total_decay_steps: number;
  readonly alpha: number;
  readonly warmup_learning_rate: number;
  readonly warmup_steps: number;
  readonly hold_base_rate_steps: number;
}

/** Steps of the cosine itself. */
const decaySteps = ({ total_decay_steps, warmup_steps, hold_base_rate_steps }: CosineArgs): number =>
  total_decay_steps - warmup_steps - hold_base_rate_steps;

function spans(args: CosineArgs): Span[] {
  const {
    learning_rate_base: base,
    alpha,
    warmup_learning_rate,
    warmup_steps,
    hold_base_rate_steps: hold,
  } = args;
  const steps = decaySteps(args);
  // The hold is asked with `<=`, the end with `>`: at whole steps both last one step longer than they say.
  const after = (step: number): number => Math.floor(step) + 1;
  const end = after(args.total_decay_steps);
  const warm: Span[] =
    warmup_steps > 0
      ? [
          {
            schedule: ramp({ from: warmup_learning_rate, to: base, steps: warmup_steps }),
            until: warmup_steps,
          },
        ]
      : [];
  const held: Span[] =
    hold > 0 ? [{ schedule: constant({ rate: base }), until: after(warmup_steps + hold) }] : [];
  const falling: Span[] =
    steps > 0
      ? [
          {
            schedule: ramp({ from: base, to: base * alpha, steps, curve: 'cosine' }),
            origin: warmup_steps + hold,
            until: Infinity,
          },
        ]
      : [];
  const inside = [...warm, ...held, ...falling].map((span) => ({
    ...span,
    until: Math.min(span.until, end),
  }));
  return [...inside, { schedule: constant({ rate: alpha }), until: Infinity }];
}

export const cosineDecayWithWarmup: Form = form<CosineArgs>({
  name: 'cosine_decay_with_warmup',
  parameters: [
    passedIn('global_step'),
    required('learning_rate_base', number),
    required('total_decay_steps', number),
    optional('alpha', number, 0),
    optional('warmup_learning_rate', number, 0),
    optional('warmup_steps', number, 0),
    optional('hold_base_rate_steps', number, 0),
  ],
  refuses: (args) => [
    ...when(
      args.warmup_steps > 0 && args.learning_rate_base < args.warmup_learning_rate,
      'learning_rate_base',
      `a rate larger or equal to warmup_learning_rate (${args.warmup_learning_rate})`,
      args.learning_rate_base,
    ),
    ...when(
      decaySteps(args) === 0 && args.hold_base_rate_steps <= 0 && args.total_decay_steps >= 0,
      'total_decay_steps',
      `another number than warmup_steps (${args.warmup_steps}), as a cosine of 0 steps is NaN`,
      args.total_decay_steps,
    ),
  ],
  read: (args) => timeline(spans(args)),
  write: (schedule) => {
    const found = spansOf(schedule);
    const tail = found.at(-1)?.part;
    if (tail?.kind !== 'constant') return undefined;
    // A total of less than nothing is alpha from the start.
    if (found.length < 2) return { learning_rate_base: tail.rate, total_decay_steps: -1, alpha: tail.rate };
    const warm = rampOf(found[0]!.part, 'linear');
    const { part, start } = found.at(-2)!;
    const main = rampOf(part, 'cosine');
    const held = part.kind === 'constant' ? part : undefined;
    const learning_rate_base = main?.from ?? warm?.to ?? held?.rate;
    if (learning_rate_base === undefined) return undefined;
    const warmup_steps = warm?.steps ?? 0;
    const cutAt = Math.ceil(found.at(-1)!.start) - 1;
    // Where the end comes before the cosine, any hold past it says the same.
    const mainStart = main ? start - (part.kind === 'window' ? part.start : 0) : cutAt + 1;
    return {
      learning_rate_base,
      total_decay_steps: main ? mainStart + main.steps : cutAt,
      alpha: tail.rate,
      warmup_learning_rate: warm?.from ?? 0,
      warmup_steps,
      hold_base_rate_steps: main || held ? mainStart - warmup_steps : 0,
    };
  },
  families: ['cosine', 'cosine with plateau', 'warm-up: linear'],
  formula:
    'warmup_learning_rate + (learning_rate_base - warmup_learning_rate) * t / warmup_steps, then learning_rate_base, then learning_rate_base * ((1 - alpha) * (1 + cos(pi * (t - warmup_steps - hold_base_rate_steps) / (total_decay_steps - warmup_steps - hold_base_rate_steps))) / 2 + alpha), and alpha after total_decay_steps',
  notes: [
    {
      code: 'version',
      text: 'In the API total_decay_steps is called total_steps, there is no alpha, so that it ends at 0, and a total below warmup_steps is refused.',
      fixture: 'object-detection/cosine_decay_with_warmup-own',
    },
    {
      code: 'version',
      text: 'The oldest copies of the API have no hold_base_rate_steps, and after the end the rate climbs again.',
    },
    {
      code: 'after-end',
      text: 'After total_decay_steps the rate is alpha itself, not alpha * learning_rate_base: a jump by 1 / learning_rate_base.',
      fixture: 'object-detection/cosine_decay_with_warmup-alpha',
    },
    {
      code: 'boundary',
      text: 'The hold lasts through step warmup_steps + hold_base_rate_steps.',
      fixture: 'object-detection/cosine_decay_with_warmup-hold',
    },
  ],
});

function rampOf(part: Schedule, curve: Curve): Ramp | undefined {
  const ramp = part.kind === 'window' ? part.part : part;
  return ramp.kind === 'ramp' && ramp.curve === curve ? ramp : undefined;
}
