import { type Form, form } from '../../form/form.ts';
import { exponentialFrom, exponentialFromOf } from './exponential.ts';
import { type DecayArgs, decayArgs, decayOf, decayParameters, refusesDecay } from './exponential-decay.ts';
import { exponentialIn, joinedIn } from './single-precision.ts';
import { type WarmupArgs, warmed, warmedOf, warmupIn, warmupOf, warmupParameters } from './warmup.ts';

export const warmupExponentialDecaySchedule: Form = form<WarmupArgs & DecayArgs>({
  name: 'warmup_exponential_decay_schedule',
  parameters: [...warmupParameters, ...decayParameters],
  refuses: refusesDecay,
  read: (args) => warmed(warmupOf(args), exponentialFrom(decayOf(args.peak_value, args))),
  write: (schedule) => {
    const { warmup, late, rest } = warmedOf(schedule);
    const found = exponentialFromOf(rest);
    if (!found) return undefined;
    const warmup_steps = warmup ? warmup.steps : late === 0 ? 0 : -late;
    return { init_value: warmup?.init ?? 0, peak_value: found.init, warmup_steps, ...decayArgs(found) };
  },
  inSinglePrecision: (args) =>
    joinedIn([warmupIn(warmupOf(args)), exponentialIn(decayOf(args.peak_value, args))], [args.warmup_steps]),
  families: ['exponential', 'step', 'warm-up: linear'],
  formula:
    'init_value + (peak_value - init_value) * t / warmup_steps, then peak_value * decay_rate ^ (max(t - warmup_steps - transition_begin, 0) / transition_steps)',
  notes: [
    {
      code: 'boundary',
      text: 'transition_steps and transition_begin count from the end of the warm-up.',
      fixture: 'optax/warmup_exponential_decay_schedule-staircase',
    },
    {
      code: 'floor',
      text: 'end_value limits the decay, not the warm-up.',
      fixture: 'optax/warmup_exponential_decay_schedule-end-above-peak',
    },
  ],
});
