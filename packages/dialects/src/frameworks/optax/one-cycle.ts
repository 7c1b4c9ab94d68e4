import type { Issue } from '@lrlab/core';
import { type Form, form, type Note } from '../../form/form.ts';
import { above0, number, optional, required, when } from '../../form/parameter.ts';
import { type Interpolation, interpolated, interpolatedIn, interpolatedOf } from './interpolated.ts';
import { type Scales, scaleFrom } from './scales.ts';

interface CycleArgs {
  readonly transition_steps: number;
  readonly peak_value: number;
  readonly pct_start: number;
  readonly div_factor: number;
  readonly final_div_factor: number;
}

type ThreePhaseArgs = CycleArgs & { readonly pct_final: number };

const divisors = [optional('div_factor', number, 25), optional('final_div_factor', number, 1e4)];

const refuses = (args: CycleArgs): readonly Issue[] =>
  (['div_factor', 'final_div_factor'] as const).flatMap((name) =>
    when(!(args[name] > 0), name, 'a number above 0', args[name]),
  );

// A later entry for the same step takes the place of an earlier one, as in Python.
const twoPhases = (args: CycleArgs): Scales => ({
  [Math.trunc(args.pct_start * args.transition_steps)]: args.div_factor,
  [Math.trunc(args.transition_steps)]: 1 / (args.div_factor * args.final_div_factor),
});

const threePhases = (args: ThreePhaseArgs): Scales => ({
  [Math.trunc(args.pct_start * args.transition_steps)]: args.div_factor,
  [Math.trunc(args.pct_final * args.transition_steps)]: 1 / args.div_factor,
  [args.transition_steps]: 1 / args.final_div_factor,
});

/** A share of some steps that is cut off to `part` of them. */
const cutTo = (part: number, steps: number): number =>
  Math.trunc((part / steps) * steps) === part ? part / steps : (part + 0.5) / steps;

const scalesBetween = (rates: readonly number[]): readonly number[] =>
  rates.slice(1).map((rate, i) => scaleFrom(rates[i]!, rate));

/** What a form for cycles along `curve` shares with the other. */
const along = <A extends CycleArgs>(curve: Interpolation, scales: (args: A) => Scales) => ({
  refuses,
  read: (args: A) => interpolated(curve, args.peak_value / args.div_factor, scales(args)),
  inSinglePrecision: (args: A) => interpolatedIn(curve, args.peak_value / args.div_factor, scales(args)),
});

const notes = (name: string): readonly Note[] => [
  {
    code: 'last-step',
    text: 'The end is at step transition_steps, one after the last of so many updates.',
    fixture: `optax/${name}-defaults`,
  },
  {
    code: 'floor',
    text: 'final_div_factor divides the first rate, not peak_value.',
    fixture: `optax/${name}-defaults`,
  },
  {
    code: 'rounding',
    text: 'Phases are cut off to whole steps, and of two that end at one step only the later counts.',
    fixture: `optax/${name}-one-step`,
  },
];

export const cosineOnecycleSchedule: Form = form<CycleArgs>({
  name: 'cosine_onecycle_schedule',
  parameters: [
    required('transition_steps', above0),
    required('peak_value', number),
    optional('pct_start', number, 0.3),
    ...divisors,
  ],
  ...along('cosine', twoPhases),
  write: (schedule) => {
    const found = interpolatedOf(schedule);
    if (found?.curve !== 'cosine' || found.steps.length > 2) return undefined;
    const { steps, rates } = found;
    // One ramp is the end in place of the peak.
    const [up, down] = steps.length === 1 ? [1, scaleFrom(rates[0]!, rates[1]!)] : scalesBetween(rates);
    const last = steps.at(-1)!;
    const peak = { peak_value: rates[0]! * up!, pct_start: cutTo(steps[0]!, last) };
    return { transition_steps: last, ...peak, div_factor: up!, final_div_factor: 1 / (up! * down!) };
  },
  families: ['one cycle'],
  formula:
    'half cosines from peak_value / div_factor to peak_value at int(pct_start * transition_steps), then to peak_value / (div_factor * final_div_factor) at transition_steps',
  notes: notes('cosine_onecycle_schedule'),
});

export const linearOnecycleSchedule: Form = form<ThreePhaseArgs>({
  name: 'linear_onecycle_schedule',
  parameters: [
    required('transition_steps', above0),
    required('peak_value', number),
    optional('pct_start', number, 0.3),
    optional('pct_final', number, 0.85),
    ...divisors,
  ],
  ...along('linear', threePhases),
  write: (schedule) => {
    const found = interpolatedOf(schedule);
    if (found?.curve !== 'linear' || found.steps.length === 0 || found.steps.length > 3) return undefined;
    const { steps, rates } = found;
    const last = steps.at(-1)!;
    const scales = scalesBetween(rates);
    const final_div_factor = 1 / scales.at(-1)!;
    // With two ramps the last phase takes the place of the way down, with one that of both before it.
    const up = steps.length === 1 ? 1 : scales[0]!;
    const [start, end] = steps.length === 1 ? [0, 0] : steps;
    const shares = { pct_start: cutTo(start!, last), pct_final: end === last ? 1 : cutTo(end!, last) };
    return {
      transition_steps: last,
      peak_value: rates[0]! * up,
      ...shares,
      div_factor: up,
      final_div_factor,
    };
  },
  families: ['one cycle', 'one cycle, three phases'],
  formula:
    'lines from peak_value / div_factor to peak_value at int(pct_start * transition_steps), back at int(pct_final * transition_steps), then to peak_value / (div_factor * final_div_factor) at transition_steps',
  notes: notes('linear_onecycle_schedule'),
});
