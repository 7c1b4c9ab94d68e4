import { constant, type Ramp, ramp, type Schedule } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import {
  above0,
  argumentIssue,
  besides,
  flag,
  from0,
  number,
  optional,
  passedIn,
  required,
} from '../../form/parameter.ts';
import { polynomialIn } from '../../shared/single-precision.ts';
import { type Span, spansOf, timeline } from '../../shared/timeline.ts';

interface PolynomialArgs {
  readonly learning_rate: number;
  readonly decay_steps: number;
  readonly end_learning_rate: number;
  readonly power: number;
  readonly cycle: boolean;
}

const maxCycles = 120_000;

function fallOver(steps: number, { learning_rate, end_learning_rate, power }: PolynomialArgs): Schedule {
  // 0 ^ 0 is 1, so with power 0 not even the end is reached.
  if (power === 0) return constant({ rate: learning_rate });
  return ramp({
    from: learning_rate,
    to: end_learning_rate,
    steps,
    curve: power === 1 ? 'linear' : { power },
  });
}

/** Cycle `i` falls over `i` times the decay steps from step 0 on, and is seen in its last `decay_steps`, end included. */
function cycles(args: PolynomialArgs, totalSteps: number): Span[] {
  const spans: Span[] = [];
  for (let end = 0, i = 1; end < totalSteps; i++) {
    end = Math.floor(i * args.decay_steps) + 1;
    spans.push({ schedule: fallOver(i * args.decay_steps, args), origin: 0, until: end });
  }
  return spans;
}

export const polynomialDecay: Form = form<PolynomialArgs>({
  name: 'polynomial_decay',
  parameters: [
    required('learning_rate', number),
    passedIn('global_step'),
    required('decay_steps', above0),
    optional('end_learning_rate', number, 0.0001),
    optional('power', from0, 1),
    optional('cycle', flag, false),
    besides('name'),
  ],
  refuses: ({ cycle, decay_steps }, { totalSteps }) => {
    if (!cycle) return [];
    if (totalSteps === undefined) {
      return [
        {
          path: 'run.totalSteps',
          code: 'field',
          message: 'expected a number above 0, as every cycle differs, got nothing',
        },
      ];
    }
    const needed = totalSteps / decay_steps;
    return needed > maxCycles
      ? [argumentIssue('decay_steps', `at most ${maxCycles} cycles in ${totalSteps} steps`, decay_steps)]
      : [];
  },
  read: (args, { totalSteps = 1 }) =>
    args.cycle && args.power > 0 ? timeline(cycles(args, totalSteps)) : fallOver(args.decay_steps, args),
  write: (schedule) => {
    if (schedule.kind === 'constant') return { learning_rate: schedule.rate, decay_steps: 1, power: 0 };
    const part = spansOf(schedule)[0]!.part;
    const cycle = part !== schedule;
    const found = part.kind === 'window' ? part.part : part;
    if (found.kind !== 'ramp' || found.mirrored) return undefined;
    const power = powerOf(found);
    if (power === undefined) return undefined;
    const { from: learning_rate, to: end_learning_rate, steps: decay_steps } = found;
    return { learning_rate, decay_steps, end_learning_rate, power, cycle: cycle || part.kind === 'window' };
  },
  inSinglePrecision: ({ learning_rate, decay_steps, end_learning_rate, power, cycle }) =>
    polynomialIn(learning_rate, { to: end_learning_rate, steps: decay_steps, power, cycle }),
  families: ['linear', 'polynomial', 'polynomial with cycle'],
  formula:
    '(learning_rate - end_learning_rate) * (1 - min(t, D) / D) ^ power + end_learning_rate, D = decay_steps, or with cycle decay_steps * ceil(t / decay_steps)',
  notes: [
    {
      code: 'floor',
      text: 'end_learning_rate is a rate, not a share of learning_rate, and 0.0001 unless given.',
      fixture: 'tensorflow/polynomial_decay-defaults',
    },
    {
      code: 'boundary',
      text: 'With cycle, the end is met at each multiple of decay_steps, and the next step is up again.',
      fixture: 'tensorflow/polynomial_decay-cycle',
    },
    {
      code: 'last-step',
      text: 'In single precision a power below 1 may not reach the end: decay_steps times its rounded inverse is not always 1.',
      fixture: 'tensorflow/polynomial_decay-power-half-41',
    },
  ],
});

function powerOf({ curve }: Ramp): number | undefined {
  if (curve === 'linear') return 1;
  return typeof curve === 'object' && 'power' in curve ? curve.power : undefined;
}
