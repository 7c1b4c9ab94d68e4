import { constant, ramp, type Schedule, sequence } from '@lrlab/core';
import { type CheckedCall, readInner } from '../../form/check-args.ts';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import {
  above0,
  type InnerCall,
  integer,
  number,
  numberOrCall,
  required,
  when,
} from '../../form/parameter.ts';
import { writeInner } from '../../form/write-call.ts';
import { timeline } from '../../shared/timeline.ts';
import { lastParameters, wholeFrom1 } from './parameters.ts';

interface WarmupArgs {
  readonly learning_rate: number | InnerCall;
  readonly warmup_steps: number;
  readonly start_lr: number;
  readonly end_lr: number;
}

const parameters = (forms: () => readonly Form[], steps: typeof integer) => [
  required('learning_rate', numberOrCall(forms)),
  required('warmup_steps', steps),
  required('start_lr', number),
  required('end_lr', number),
];

const riseOf = ({ start_lr, end_lr, warmup_steps }: WarmupArgs): Schedule =>
  ramp({ from: start_lr, to: end_lr, steps: warmup_steps });

const restOf = ({ learning_rate }: WarmupArgs, run: GroupRun): Schedule =>
  typeof learning_rate === 'number'
    ? constant({ rate: learning_rate })
    : readInner(learning_rate as CheckedCall, run);

/** The warm-up's arguments, and what comes after it as a number or a call. */
function write(
  schedule: Schedule,
  { forms, run, rest: undo }: { forms: readonly Form[]; run: GroupRun; rest: (s: Schedule) => Schedule },
): WarmupArgs | undefined {
  const [rise, ...parts] = schedule.kind === 'sequence' ? schedule.parts : [];
  if (rise?.kind !== 'ramp' || rise.curve !== 'linear' || parts.length === 0) return undefined;
  const after = undo(parts.length === 1 ? parts[0]! : sequence(parts));
  const rest = after.kind === 'constant' ? after.rate : writeInner(after, { forms, run });
  if (rest === undefined) return undefined;
  return { learning_rate: rest, warmup_steps: rise.steps, start_lr: rise.from, end_lr: rise.to };
}

export const linearWarmup = (forms: () => readonly Form[]): Form =>
  form<WarmupArgs>({
    name: 'LinearWarmup',
    parameters: [...parameters(forms, integer), ...lastParameters],
    refuses: ({ warmup_steps, start_lr, end_lr }) => [
      ...wholeFrom1('warmup_steps', warmup_steps),
      ...when(!(end_lr > start_lr), 'end_lr', `a number above start_lr (${start_lr})`, end_lr),
      ...when(start_lr < 0, 'start_lr', 'a number from 0', start_lr),
    ],
    read: (args, run) => sequence([riseOf(args), restOf(args, run)]),
    write: (schedule, run) => write(schedule, { forms: forms(), run, rest: (after) => after }),
    families: ['warm-up: linear', 'one after the other'],
    formula: 'start_lr + (end_lr - start_lr) * t / warmup_steps, then learning_rate at t - warmup_steps',
    notes: [
      {
        code: 'boundary',
        text: 'What follows begins its own clock when the warm-up ends: its boundaries are that much later.',
        fixture: 'paddle/linear-warmup-piecewise',
      },
      {
        code: 'name',
        text: 'Nothing makes end_lr meet what follows: the rate may jump.',
        fixture: 'paddle/linear-warmup-jump',
      },
    ],
  });

export const linearLrWarmupLayer = (forms: () => readonly Form[]): Form =>
  form<WarmupArgs>({
    name: 'linear_lr_warmup',
    parameters: parameters(forms, above0),
    read: (args, run) =>
      timeline([
        { schedule: riseOf(args), until: args.warmup_steps },
        { schedule: restOf(args, run), origin: 0, until: Infinity },
      ]),
    write: (schedule, run) =>
      write(schedule, {
        forms: forms(),
        run,
        rest: (after) => (after.kind === 'window' ? after.part : after),
      }),
    families: ['warm-up: linear', 'one after the other'],
    formula: 'start_lr + (end_lr - start_lr) * t / warmup_steps, then learning_rate at t',
    notes: [
      {
        code: 'boundary',
        text: 'In a static graph what follows has run all along: its boundaries count from step 0.',
        fixture: 'paddle/fluid-warmup-piecewise',
      },
      {
        code: 'version',
        text: 'In the dynamic mode of 2.x it is LinearWarmup, after which what follows begins at its own step 0.',
        fixture: 'paddle/linear-warmup-cosine',
      },
    ],
  });
