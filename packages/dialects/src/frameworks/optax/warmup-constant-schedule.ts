import { type Form, form } from '../../form/form.ts';
import { polynomial, polynomialOf } from './polynomial.ts';
import { line, type WarmupArgs, warmupIn, warmupOf, warmupParameters } from './warmup.ts';

export const warmupConstantSchedule: Form = form<WarmupArgs>({
  name: 'warmup_constant_schedule',
  parameters: warmupParameters,
  read: (args) => polynomial(line(warmupOf(args))),
  write: (schedule) => {
    const found = polynomialOf(schedule);
    if (found?.power !== 1 || found.begin > 0) return undefined;
    return { init_value: found.init, peak_value: found.end, warmup_steps: found.steps };
  },
  inSinglePrecision: (args) => warmupIn(warmupOf(args)),
  families: ['warm-up: linear', 'constant'],
  formula: 'init_value + (peak_value - init_value) * min(t, warmup_steps) / warmup_steps',
  notes: [
    {
      code: 'floor',
      text: 'With warmup_steps of 0 it stays at init_value for ever, which is often 0.',
      fixture: 'optax/warmup_constant_schedule-steps-zero',
    },
  ],
});
