import { constant, ramp, type Schedule } from '@lrlab/core';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import { flag, from0, integer, number, optional, orNone } from '../../form/parameter.ts';

interface LengthArgs {
  readonly steps: number;
  readonly epochs: number | null;
  readonly epochs_first?: boolean;
}

/** A warm-up's iterations: at least one. */
export const lengthOf = (
  { steps, epochs, epochs_first = true }: LengthArgs,
  { stepsPerEpoch = 1 }: GroupRun,
): number => Math.max(epochs_first && epochs !== null ? epochs * stepsPerEpoch : steps, 1);

/** Told in iterations, so that the length of an epoch does not matter. */
const riseOf = (schedule: Schedule) =>
  schedule.kind === 'ramp' ? { rise: schedule, steps: schedule.steps } : undefined;

export const linearWarmup: Form = form<LengthArgs & { start_factor: number }>({
  name: 'LinearWarmup',
  parameters: [
    optional('steps', integer, 500),
    optional('start_factor', number, 1 / 3),
    optional('epochs', orNone(integer), null),
    optional('epochs_first', flag, true),
  ],
  needs: ['baseRate'],
  read: (args, run) => {
    const { baseRate: base = 1 } = run;
    return ramp({ from: base * args.start_factor, to: base, steps: lengthOf(args, run) });
  },
  write: (schedule, { baseRate = 1 }) => {
    const found = riseOf(schedule);
    if (found?.rise.curve !== 'linear') return undefined;
    return { steps: found.steps, start_factor: baseRate === 0 ? 1 : found.rise.from / baseRate };
  },
});

export const expWarmup: Form = form<LengthArgs & { power: number }>({
  name: 'ExpWarmup',
  parameters: [
    optional('steps', integer, 1000),
    optional('epochs', orNone(integer), null),
    optional('power', from0, 2),
  ],
  needs: ['baseRate'],
  read: (args, run) => {
    const { baseRate: base = 1 } = run;
    const steps = lengthOf(args, run);
    if (args.power === 0) return constant({ rate: base, steps });
    const curve = args.power === 1 ? 'linear' : { power: args.power };
    return ramp({ from: 0, to: base, steps, curve, mirrored: args.power !== 1 });
  },
  write: (schedule) => {
    if (schedule.kind === 'constant' && schedule.steps !== null) return { steps: schedule.steps, power: 0 };
    const found = riseOf(schedule);
    if (!found) return undefined;
    const { curve, mirrored } = found.rise;
    if (curve === 'linear') return { steps: found.steps, power: 1 };
    return mirrored && typeof curve === 'object' && 'power' in curve
      ? { steps: found.steps, power: curve.power }
      : undefined;
  },
});
