import { constant, ramp, type Schedule } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { from0, number, optional, when } from '../../form/parameter.ts';
import type { Span } from '../../shared/timeline.ts';
import {
  firstStepNote,
  lastEpoch,
  optimizer,
  type Part,
  type TrainingArgs,
  trainingSteps,
  unwarmed,
  unwindowed,
  warmed,
  warmupSteps,
} from './warm-up.ts';

interface PolynomialArgs extends TrainingArgs {
  readonly lr_end: number;
  readonly power: number;
}

function falling(steps: number, to: number, power: number): Schedule {
  // 0 ^ 0 is 1, so with power 0 not even the end is reached.
  if (power === 0) return constant({ rate: 1 });
  return ramp({ from: 1, to, steps, curve: power === 1 ? 'linear' : { power } });
}

/** The length of a run whose power is 0: with the step at which it ends the rate still holds, and the warm-up is shorter. */
function lastOf({ end }: Part, warmup: number): number {
  return end - 1 > warmup ? end - 1 : (warmup + end) / 2;
}

export const polynomialSchedule: Form = form<PolynomialArgs>({
  name: 'get_polynomial_decay_schedule_with_warmup',
  parameters: [
    optimizer,
    warmupSteps,
    trainingSteps,
    optional('lr_end', number, 1e-7),
    optional('power', from0, 1),
    lastEpoch,
  ],
  needs: ['baseRate'],
  refuses: ({ num_warmup_steps, num_training_steps, lr_end }, { baseRate = 1 }) => [
    ...when(!(lr_end < baseRate), 'lr_end', `a rate below the initial one (${baseRate})`, lr_end),
    ...when(
      num_training_steps === num_warmup_steps,
      'num_training_steps',
      `another number than num_warmup_steps (${num_warmup_steps}), as their difference divides`,
      num_training_steps,
    ),
  ],
  read: (args, { baseRate = 1 }) => {
    const { num_warmup_steps: origin, num_training_steps: end, lr_end, power } = args;
    const to = lr_end / baseRate;
    const steps = end - origin;
    // The end still counts as decay, which only a power of 0 tells.
    const until = power === 0 ? Math.floor(end) + 1 : end;
    const down: Span[] = steps > 0 ? [{ schedule: falling(steps, to, power), origin, until }] : [];
    return warmed(origin, [...down, { schedule: constant({ rate: to }), until: Infinity }], baseRate);
  },
  write: (schedule, { baseRate = 1 }) => {
    const found = unwarmed(schedule, baseRate);
    if (!found) return undefined;
    const { num_warmup_steps, rest } = found;
    const [first, last] = [unwindowed(rest[0]!.part), rest.at(-1)!.part];
    const to = last.kind === 'constant' ? last.rate : last.kind === 'ramp' ? last.to : undefined;
    if (to === undefined) return undefined;
    const lr_end = to * baseRate;
    if (first.kind !== 'ramp') {
      const num_training_steps = rest.length > 1 ? lastOf(rest[0]!, num_warmup_steps) : num_warmup_steps - 1;
      return { num_warmup_steps, num_training_steps, lr_end, power: 0 };
    }
    const { curve, steps } = first;
    const power = curve === 'linear' ? 1 : typeof curve === 'object' && 'power' in curve ? curve.power : 0;
    return { num_warmup_steps, num_training_steps: num_warmup_steps + steps, lr_end, power };
  },
  families: ['polynomial', 'linear', 'warm-up: linear', 'groups'],
  formula:
    'lr * t / max(1, num_warmup_steps), then lr_end + (lr - lr_end) * (1 - (min(t, num_training_steps) - num_warmup_steps) / (num_training_steps - num_warmup_steps)) ^ power',
  notes: [
    firstStepNote,
    {
      code: 'floor',
      text: "It ends at 1e-7 unless told, and lr_end must be below the rate. It is divided by the optimizer's default rate, so groups with rates of their own end at other floors.",
      fixture: 'transformers/polynomial',
    },
    {
      code: 'raises',
      text: 'A warm-up as long as the run divides by zero when it is over.',
      fixture: 'transformers/refused-polynomial-warmup-all',
    },
  ],
});
