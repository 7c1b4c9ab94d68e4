import { constant, type Ramp, ramp, type Schedule } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { integer, number, optional, passedIn, when } from '../../form/parameter.ts';
import { shareOf } from '../../shared/share-of.ts';
import { spansOf } from '../../shared/timeline.ts';
import { lastParameters } from './shared-parameters.ts';

interface LinearArgs {
  readonly start_factor: number;
  readonly end_factor: number;
  readonly total_iters: number;
}

export const linearLr: Form = form<LinearArgs>({
  name: 'LinearLR',
  parameters: [
    passedIn('optimizer'),
    optional('start_factor', number, 1 / 3),
    optional('end_factor', number, 1),
    optional('total_iters', integer, 5),
    ...lastParameters,
  ],
  needs: ['baseRate'],
  refuses: ({ start_factor, end_factor }) => [
    ...when(
      start_factor > 1 || start_factor <= 0,
      'start_factor',
      'a number above 0 and up to 1',
      start_factor,
    ),
    ...when(end_factor > 1 || end_factor < 0, 'end_factor', 'a number from 0 to 1', end_factor),
  ],
  read: ({ start_factor, end_factor, total_iters }, { baseRate: base = 1 }): Schedule => {
    const from = base * start_factor;
    return total_iters > 0
      ? ramp({ from, to: base * end_factor, steps: total_iters })
      : constant({ rate: from });
  },
  write: (schedule, { baseRate: base = 1 }) => {
    const [first, second] = spansOf(schedule);
    if (first!.part.kind === 'constant')
      return { start_factor: shareOf(first!.part.rate, base), total_iters: 0 };
    const straight = straightOf(first!.part);
    if (!straight || (second && second.part.kind !== 'constant')) return undefined;
    return {
      start_factor: shareOf(straight.from, base),
      end_factor: shareOf(straight.to, base),
      total_iters: straight.steps,
    };
  },
  families: ['warm-up: linear', 'linear'],
  formula: 'lr * (start_factor + (end_factor - start_factor) * min(t, total_iters) / total_iters)',
  notes: [
    {
      code: 'boundary',
      text: 'The end is met at tick total_iters, so there are total_iters ticks below it.',
      fixture: 'pytorch/linear-defaults',
    },
    {
      code: 'first-step',
      text: 'It cannot start at 0: start_factor is above 0, as the rate is found by multiplying.',
      fixture: 'pytorch/linear-start-zero',
    },
    {
      code: 'rounding',
      text: 'Each rate is computed from the one before: from 1e-8 over 100000 ticks it is 2e-13 off.',
      fixture: 'pytorch/linear-long',
    },
  ],
});

function straightOf(part: Schedule): Ramp | undefined {
  return part.kind === 'ramp' && part.curve === 'linear' ? part : undefined;
}
