import { constant, powerLaw, type Schedule, stairs } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { above0, besides, flag, from0, number, optional, passedIn, required } from '../../form/parameter.ts';
import { inverseTimeIn } from '../../shared/single-precision.ts';
import { stairsNotes } from './exponential-decay.ts';

export const inverseTimeDecay: Form = form<{
  learning_rate: number;
  decay_steps: number;
  decay_rate: number;
  staircase: boolean;
}>({
  name: 'inverse_time_decay',
  parameters: [
    required('learning_rate', number),
    passedIn('global_step'),
    required('decay_steps', above0),
    required('decay_rate', from0),
    optional('staircase', flag, false),
    besides('name'),
  ],
  read: ({ learning_rate, decay_steps, decay_rate, staircase }): Schedule => {
    if (decay_rate === 0) return constant({ rate: learning_rate });
    const falling = powerLaw({ rate: learning_rate, timescale: decay_steps / decay_rate, power: 1 });
    return staircase ? stairs(falling, { every: decay_steps }) : falling;
  },
  write: (schedule) => {
    if (schedule.kind === 'constant') return { learning_rate: schedule.rate, decay_steps: 1, decay_rate: 0 };
    const staircase = schedule.kind === 'stairs';
    const part = staircase ? schedule.part : schedule;
    if (part.kind !== 'powerLaw' || part.power !== 1 || part.steps !== null) return undefined;
    const decay_steps = staircase ? schedule.every : part.timescale;
    return { learning_rate: part.rate, decay_steps, decay_rate: decay_steps / part.timescale, staircase };
  },
  inSinglePrecision: ({ learning_rate, decay_steps, decay_rate, staircase }) =>
    inverseTimeIn(learning_rate, { factor: decay_rate, every: decay_steps, staircase }),
  families: ['inverse time'],
  formula: 'learning_rate / (1 + decay_rate * t / decay_steps), the quotient floored if staircase',
  notes: [...stairsNotes('inverse_time_decay')],
});
