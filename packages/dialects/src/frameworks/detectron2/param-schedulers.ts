import type { Issue, Schedule } from '@lrlab/core';
import type { Family } from '../../form/family.ts';
import { type Form, form, type GroupRun, type Note } from '../../form/form.ts';
import {
  argumentIssue,
  call,
  calls,
  flag,
  type InnerCall,
  integers,
  number,
  numbers,
  optional,
  orNone,
  type Parameter,
  required,
  when,
  word,
  words,
} from '../../form/parameter.ts';
import { timeline } from '../../shared/timeline.ts';
import {
  type FixedGammaArgs,
  type MultiStepArgs,
  multiStepOf,
  spansOfParam,
  type WarmupArgs,
} from './param-spans.ts';
import { wholeRun } from './progress.ts';
import { paramOf } from './write-param.ts';

/** The value of a param scheduler at each of so many iterations. */
export const paramSchedule = (call: InnerCall, iterations: number): Schedule =>
  timeline(spansOfParam(call, wholeRun(iterations)));

const early: Note = {
  code: 'rounding',
  text: 'A change comes where + 1e-6 early: an iteration early for each million of the run.',
  fixture: 'detectron2/multi-step-five-million',
};
const crash: Note = {
  code: 'raises',
  text: 'It raises at where = 1, which the hook of detectron2 asks for after the last iteration.',
  fixture: 'detectron2/constant-last-step',
};
const unclamped = (fixture: string): Note => ({
  code: 'after-end',
  text: 'Past where = 1 nothing clamps; detectron2 ends before that.',
  fixture,
});

interface Own<A> {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly refuses?: (args: A, run: GroupRun) => readonly Issue[];
  readonly notes: readonly Note[];
  readonly families: readonly Family[];
  readonly formula: string;
  readonly raisesAfterEnd?: boolean;
}

/** A param scheduler by itself: its values are the rates, over `totalSteps` iterations. */
const param = <A extends object>({ refuses = () => [], ...own }: Own<A>): Form =>
  form<A>({
    ...own,
    refuses,
    needs: ['totalSteps'],
    read: (args, { totalSteps = 1 }) =>
      paramSchedule({ name: own.name, args: args as InnerCall['args'] }, totalSteps),
    write: (schedule, { totalSteps = 1 }) =>
      paramOf(schedule, own.name, totalSteps) as Partial<A> | undefined,
  });

const refusedMultiStep = (args: MultiStepArgs): readonly Issue[] => {
  const { values, num_updates, milestones } = args;
  if (num_updates === null && milestones === null)
    return [argumentIssue('num_updates', 'a number, or milestones', null)];
  const count = values.length - (num_updates === null ? 0 : 1);
  if (milestones !== null && milestones.length !== count)
    return [argumentIssue('milestones', `a list of ${count} milestones`, milestones)];
  const own = multiStepOf(args);
  const wrong = own.milestones.findIndex(
    (milestone, i) => milestone >= own.num_updates || milestone <= (own.milestones[i - 1] ?? 0),
  );
  return [
    ...when(values.length === 0, 'values', 'at least one value', values),
    ...when(
      own.num_updates < values.length,
      'num_updates',
      `at least ${values.length}, one a value`,
      own.num_updates,
    ),
    ...when(
      wrong >= 0,
      milestones === null ? 'num_updates' : 'milestones',
      `milestones that rise from above 0 to below ${own.num_updates}`,
      milestones ?? num_updates,
    ),
  ];
};

const leaves: readonly Form[] = [
  param<{ value: number }>({
    name: 'ConstantParamScheduler',
    raisesAfterEnd: true,
    parameters: [required('value', number)],
    notes: [crash],
    families: ['constant'],
    formula: 'value',
  }),
  param<{ start_value: number; end_value: number }>({
    name: 'CosineParamScheduler',
    parameters: [required('start_value', number), required('end_value', number)],
    notes: [unclamped('detectron2/cosine-past-the-end')],
    families: ['cosine'],
    formula: 'end_value + (start_value - end_value) * (1 + cos(pi * where)) / 2',
  }),
  param<{ start_value: number; end_value: number }>({
    name: 'LinearParamScheduler',
    parameters: [required('start_value', number), required('end_value', number)],
    notes: [unclamped('detectron2/linear-past-the-end')],
    families: ['linear'],
    formula: 'end_value * where + start_value * (1 - where)',
  }),
  param<{ start_value: number; decay: number }>({
    name: 'ExponentialParamScheduler',
    parameters: [required('start_value', number), required('decay', number)],
    refuses: ({ decay }) =>
      when(decay <= 0, 'decay', 'a number above 0, as it is raised to a fraction', decay),
    notes: [unclamped('detectron2/exponential-past-the-end')],
    families: ['exponential'],
    formula: 'start_value * decay ^ where',
  }),
  param<MultiStepArgs>({
    name: 'MultiStepParamScheduler',
    raisesAfterEnd: true,
    parameters: [
      required('values', numbers),
      optional('num_updates', orNone(number), null),
      optional('milestones', orNone(integers), null),
    ],
    refuses: refusedMultiStep,
    notes: [early],
    families: ['multi-step', 'step'],
    formula: 'values[number of milestones <= int((where + 1e-6) * num_updates)]',
  }),
  param<{ base_value: number; power: number }>({
    name: 'PolynomialDecayParamScheduler',
    parameters: [required('base_value', number), required('power', number)],
    refuses: ({ power }) =>
      when(power <= 0, 'power', 'a number above 0, as it is infinite at the end', power),
    notes: [unclamped('detectron2/polynomial-past-the-end')],
    families: ['polynomial'],
    formula: 'base_value * (1 - where) ^ power',
  }),
  param<{ num_updates: number; values: readonly number[] }>({
    name: 'StepParamScheduler',
    raisesAfterEnd: true,
    parameters: [required('num_updates', number), required('values', numbers)],
    refuses: ({ num_updates, values }) => [
      ...when(num_updates <= 0, 'num_updates', 'a number above 0', num_updates),
      ...when(values.length === 0, 'values', 'at least one value', values),
    ],
    notes: [early, { ...crash, fixture: 'detectron2/step-last-step' }],
    families: ['step'],
    formula: 'values[int((where + 1e-6) * len(values))]',
  }),
  param<FixedGammaArgs>({
    name: 'StepWithFixedGammaParamScheduler',
    raisesAfterEnd: true,
    parameters: [
      required('base_value', number),
      required('num_decays', number),
      required('gamma', number),
      required('num_updates', number),
    ],
    refuses: (args) => [
      ...(['base_value', 'gamma'] as const).flatMap((name) =>
        when(!(args[name] > 0), name, 'a positive number', args[name]),
      ),
      ...(['num_decays', 'num_updates'] as const).flatMap((name) =>
        when(!(Number.isSafeInteger(args[name]) && args[name] > 0), name, 'a positive integer', args[name]),
      ),
      ...when(args.num_decays > 10_000, 'num_decays', 'at most 10000 decays', args.num_decays),
    ],
    notes: [early, { ...crash, fixture: 'detectron2/step-last-step' }],
    families: ['step'],
    formula: 'base_value * gamma ^ int((where + 1e-6) * (num_decays + 1))',
  }),
];

const composite: Form = param<{
  schedulers: readonly InnerCall[];
  lengths: readonly number[];
  interval_scaling: readonly string[];
}>({
  name: 'CompositeParamScheduler',
  parameters: [
    required(
      'schedulers',
      calls(() => paramSchedulers),
    ),
    required('lengths', numbers),
    required('interval_scaling', words),
  ],
  refuses: ({ schedulers, lengths, interval_scaling }) => {
    const sum = lengths.reduce((a, b) => a + b, 0);
    const unknown = interval_scaling.find((one) => one !== 'rescaled' && one !== 'fixed');
    return [
      ...when(
        schedulers.length !== lengths.length,
        'lengths',
        `${schedulers.length} lengths, one a scheduler`,
        lengths,
      ),
      ...when(schedulers.length === 0, 'schedulers', 'at least one scheduler', schedulers),
      ...when(!(Math.abs(sum - 1) < 1e-3), 'lengths', 'lengths that sum to 1', lengths),
      ...when(
        lengths.some((length) => length < 0),
        'lengths',
        'lengths from 0',
        lengths,
      ),
      ...when(unknown !== undefined, 'interval_scaling', 'rescaled or fixed', unknown),
      ...when(
        interval_scaling.length < schedulers.length,
        'interval_scaling',
        `${schedulers.length} words, one a scheduler`,
        interval_scaling,
      ),
    ];
  },
  notes: [{ ...early, fixture: 'detectron2/composite-five-million' }],
  families: ['one after the other'],
  formula: 'schedulers[i](where), or at (where - start of i) / lengths[i] where rescaled',
});

const warmup: Form = param<WarmupArgs>({
  name: 'WarmupParamScheduler',
  parameters: [
    required(
      'scheduler',
      call(() => paramSchedulers),
    ),
    required('warmup_factor', number),
    required('warmup_length', number),
    optional('warmup_method', word, 'linear'),
    optional('rescale_interval', flag, false),
  ],
  refuses: ({ warmup_length, warmup_method }) => [
    ...when(
      !['constant', 'linear'].includes(warmup_method),
      'warmup_method',
      '"constant" or "linear"',
      warmup_method,
    ),
    ...when(
      !(warmup_length >= 0 && warmup_length <= 1),
      'warmup_length',
      'a share of the run, from 0 to 1',
      warmup_length,
    ),
  ],
  notes: [
    {
      code: 'boundary',
      text: 'Unless rescaled, the warm-up aims at what the schedule has at its end, so that a cosine never reaches its start and a milestone inside lowers the ramp.',
      fixture: 'detectron2/warmup-cosine',
    },
    early,
  ],
  families: ['warm-up: linear', 'warm-up: constant', 'one after the other'],
  formula: 'from warmup_factor * scheduler(0) to scheduler(warmup_length), then scheduler(where)',
});

export const paramSchedulers: readonly Form[] = [...leaves, composite, warmup];
