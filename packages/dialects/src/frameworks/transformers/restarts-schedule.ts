import { constant, ramp, repeat, type Schedule } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { from0, optional } from '../../form/parameter.ts';
import type { Span } from '../../shared/timeline.ts';
import {
  atLeast1,
  firstStepNote,
  lastEpoch,
  optimizer,
  type TrainingArgs,
  trainingSteps,
  unwarmed,
  unwindowed,
  warmed,
  warmupSteps,
} from './warm-up.ts';

interface RestartArgs extends TrainingArgs {
  readonly num_cycles: number;
}

/** More restarts are not looked at one by one. */
const mostCycles = 10_000;

/** The restarts that come a step late: there num_cycles * q, as Python computes it, is just under a whole number. */
function lateIn(cycles: number, steps: number): readonly number[] {
  if (cycles > mostCycles) return [];
  const restarts = Array.from({ length: Math.max(Math.ceil(cycles) - 1, 0) }, (_, i) => i + 1);
  return restarts.flatMap((restart) => {
    const step = Math.round((restart * steps) / cycles);
    const below = restart - cycles * (step / steps);
    return below > 0 && below <= restart * 4 * Number.EPSILON ? [step] : [];
  });
}

export const restartsSchedule: Form = form<RestartArgs>({
  name: 'get_cosine_with_hard_restarts_schedule_with_warmup',
  parameters: [optimizer, warmupSteps, trainingSteps, optional('num_cycles', from0, 1), lastEpoch],
  needs: ['baseRate'],
  read: ({ num_warmup_steps: warm, num_training_steps, num_cycles }, { baseRate }) => {
    const steps = atLeast1(num_training_steps - warm);
    const cycle = ramp({ from: 1, to: 0, steps: steps / (num_cycles || 1), curve: 'cosine' });
    const main: Schedule = num_cycles === 0 ? constant({ rate: 1 }) : repeat(cycle);
    const waiting = lateIn(num_cycles, steps).flatMap((step): Span[] => [
      { schedule: main, origin: warm, until: warm + step },
      { schedule: constant({ rate: 0 }), until: warm + step + 1 },
    ]);
    const spans: Span[] = [
      ...waiting,
      { schedule: main, origin: warm, until: warm + steps },
      { schedule: constant({ rate: 0 }), until: Infinity },
    ];
    return warmed(warm, spans, baseRate);
  },
  write: (schedule, { baseRate }) => {
    const found = unwarmed(schedule, baseRate);
    if (!found) return undefined;
    const { num_warmup_steps, rest } = found;
    const main = unwindowed(rest[0]!.part);
    const cycle = main.kind === 'repeat' ? main.part : main;
    const num_training_steps = (rest.at(-2) ?? rest[0]!).end;
    const steps = num_training_steps - num_warmup_steps;
    if (cycle.kind === 'constant') return { num_warmup_steps, num_training_steps, num_cycles: 0 };
    if (cycle.kind !== 'ramp' || cycle.curve !== 'cosine') return undefined;
    return { num_warmup_steps, num_training_steps, num_cycles: steps / cycle.steps };
  },
  families: ['cosine', 'cosine restarts, equal', 'warm-up: linear', 'groups'],
  formula:
    'lr * t / max(1, num_warmup_steps), then with q = (t - num_warmup_steps) / max(1, num_training_steps - num_warmup_steps): lr * (1 + cos(pi * (num_cycles * q % 1))) / 2 while q < 1, else 0',
  notes: [
    firstStepNote,
    {
      code: 'after-end',
      text: 'After num_training_steps the rate stays 0, though the other cosines rise again.',
      fixture: 'transformers/restarts-default',
    },
    {
      code: 'name',
      text: 'num_cycles counts ways down, where get_cosine_schedule_with_warmup counts whole waves.',
      fixture: 'transformers/restarts',
    },
    {
      code: 'rounding',
      text: 'Where num_cycles * q rounds to just under a whole number, a restart comes a step late, after one more update at 0: with 49 cycles of 10 steps, 7 of them; with fewer than 22, none at a whole step.',
      fixture: 'transformers/restarts-many',
    },
  ],
});
