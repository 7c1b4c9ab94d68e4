import { type Ramp, ramp, type Schedule } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { above0, besides, number, optional, orNone, required } from '../../form/parameter.ts';
import { shareOf } from '../../shared/share-of.ts';
import { cosineIn, rampIn } from '../../shared/single-precision.ts';
import { type Span, spansOf, timeline } from '../../shared/timeline.ts';

interface CosineArgs {
  readonly initial_learning_rate: number;
  readonly decay_steps: number;
  readonly alpha: number;
  readonly warmup_target: number | null;
  readonly warmup_steps: number;
}

function spans(args: CosineArgs): Span[] {
  const { initial_learning_rate: initial, decay_steps, alpha, warmup_target, warmup_steps } = args;
  const peak = warmup_target ?? initial;
  const start = warmup_target === null ? 0 : warmup_steps;
  const warm = start > 0 ? [{ schedule: ramp({ from: initial, to: peak, steps: start }), until: start }] : [];
  const falling = ramp({ from: peak, to: peak * alpha, steps: decay_steps, curve: 'cosine' });
  return [...warm, { schedule: falling, origin: start, until: Infinity }];
}

const isCosine = (part: Schedule): part is Ramp => part.kind === 'ramp' && part.curve === 'cosine';

export const cosineDecay: Form = form<CosineArgs>({
  name: 'CosineDecay',
  parameters: [
    required('initial_learning_rate', number),
    required('decay_steps', above0),
    optional('alpha', number, 0),
    besides('name'),
    optional('warmup_target', orNone(number), null),
    optional('warmup_steps', number, 0),
  ],
  read: (args) => timeline(spans(args)),
  write: (schedule) => {
    const [first, second, ...more] = spansOf(schedule);
    const last = (second ?? first)!.part;
    const late = last.kind === 'window' ? last.start : 0;
    const main = last.kind === 'window' ? last.part : last;
    if (more.length > 0) return undefined;
    // What is left of a cosine joined at its end.
    if (main.kind === 'constant' && !second) {
      const { rate } = main;
      const joined = { decay_steps: 1, alpha: 1, warmup_target: rate, warmup_steps: -1 };
      return { initial_learning_rate: rate, ...joined };
    }
    if (!isCosine(main)) return undefined;
    const decay = { decay_steps: main.steps, alpha: shareOf(main.to, main.from) };
    if (!second && late === 0) return { initial_learning_rate: main.from, ...decay };
    const warm = second ? first!.part : undefined;
    if (warm && (warm.kind !== 'ramp' || warm.curve !== 'linear')) return undefined;
    const target = { warmup_target: main.from, warmup_steps: warm?.steps ?? -late };
    return { initial_learning_rate: warm?.from ?? main.from, ...decay, ...target };
  },
  inSinglePrecision: ({ initial_learning_rate, decay_steps, alpha, warmup_target, warmup_steps }) => {
    if (warmup_target === null) return cosineIn(initial_learning_rate, { steps: decay_steps, alpha });
    const start = Math.fround(warmup_steps);
    const warm = rampIn(initial_learning_rate, { to: warmup_target, steps: start });
    const main = cosineIn(warmup_target, { steps: decay_steps, alpha });
    const end = Math.fround(Math.fround(decay_steps) + start);
    return (tick) => {
      const at = Math.min(Math.fround(tick), end);
      return at < start ? warm(at) : main(Math.fround(at - start));
    };
  },
  families: ['cosine', 'warm-up: linear'],
  formula:
    'warmup_target * ((1 - alpha) * (1 + cos(pi * min(t - warmup_steps, decay_steps) / decay_steps)) / 2 + alpha); before, initial_learning_rate + (warmup_target - initial_learning_rate) * t / warmup_steps',
  notes: [
    {
      code: 'floor',
      text: 'alpha is a share of warmup_target, or without one of initial_learning_rate, and not a rate.',
      fixture: 'keras/CosineDecay-warmup-alpha',
    },
    {
      code: 'last-step',
      text: 'decay_steps does not include the warm-up: the end is at warmup_steps + decay_steps.',
      fixture: 'keras/CosineDecay-warmup',
    },
    {
      code: 'name',
      text: 'Without warmup_target there is no warm-up, whatever warmup_steps says.',
      fixture: 'keras/CosineDecay-warmup-no-target',
    },
    {
      code: 'first-step',
      text: 'With a target but no warmup_steps it starts at the target, and initial_learning_rate is not used.',
      fixture: 'keras/CosineDecay-warmup-zero',
    },
    {
      code: 'rounding',
      text: 'Above step 2^24 single precision cannot tell one step from the next: after a long warm-up, steps share a rate.',
      fixture: 'keras/CosineDecay-warmup-above-2-24',
    },
  ],
});
