import { type Issue, scaleRates } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import {
  flag,
  type InnerCall,
  integer,
  integers,
  number,
  optional,
  when,
  word,
} from '../../form/parameter.ts';
import { shareOf } from '../../shared/share-of.ts';
import { paramSchedule } from './param-schedule.ts';
import { polySchedule, refusedPoly } from './poly-schedule.ts';
import { writeSolver } from './write-solver.ts';

export interface SolverArgs {
  readonly LR_SCHEDULER_NAME: string;
  readonly MAX_ITER: number;
  readonly BASE_LR: number;
  readonly BASE_LR_END: number;
  readonly GAMMA: number;
  readonly STEPS: readonly number[];
  readonly NUM_DECAYS: number;
  readonly WARMUP_FACTOR: number;
  readonly WARMUP_ITERS: number;
  readonly WARMUP_METHOD: string;
  readonly RESCALE_INTERVAL: boolean;
  readonly POLY_LR_POWER: number;
  readonly POLY_LR_CONSTANT_ENDING: number;
}

const names = ['WarmupMultiStepLR', 'WarmupCosineLR', 'WarmupStepWithFixedGammaLR', 'WarmupPolyLR'];

const polyArgs = (own: SolverArgs): Parameters<typeof polySchedule>[0] => ({
  max_iters: own.MAX_ITER,
  power: own.POLY_LR_POWER,
  constant_ending: own.POLY_LR_CONSTANT_ENDING,
  warmup_factor: own.WARMUP_FACTOR,
  warmup_iters: own.WARMUP_ITERS,
  warmup_method: own.WARMUP_METHOD,
});

/** The multiplier of the rate, as the config builds it. */
function multiplierOf(own: SolverArgs): InnerCall {
  const milestones = own.STEPS.filter((step) => step <= own.MAX_ITER);
  const values = [...milestones, 0].map((_, k) => own.GAMMA ** k);
  const { MAX_ITER: num_updates, GAMMA: gamma, NUM_DECAYS: num_decays } = own;
  const scheduler =
    own.LR_SCHEDULER_NAME === 'WarmupMultiStepLR'
      ? { name: 'MultiStepParamScheduler', args: { values, milestones, num_updates } }
      : own.LR_SCHEDULER_NAME === 'WarmupCosineLR'
        ? {
            name: 'CosineParamScheduler',
            args: { start_value: 1, end_value: shareOf(own.BASE_LR_END, own.BASE_LR) },
          }
        : {
            name: 'StepWithFixedGammaParamScheduler',
            args: { base_value: 1, gamma, num_decays, num_updates },
          };
  const args = {
    scheduler,
    warmup_factor: own.WARMUP_FACTOR,
    warmup_length: Math.min(own.WARMUP_ITERS / own.MAX_ITER, 1),
    warmup_method: own.WARMUP_METHOD,
    rescale_interval: own.RESCALE_INTERVAL,
  };
  return { name: 'WarmupParamScheduler', args };
}

export const solver: Form = form<SolverArgs>({
  name: 'SOLVER',
  aliases: ['build_lr_scheduler'],
  parameters: [
    optional('LR_SCHEDULER_NAME', word, 'WarmupMultiStepLR'),
    optional('MAX_ITER', integer, 40000),
    optional('BASE_LR', number, 0.001),
    optional('BASE_LR_END', number, 0),
    optional('GAMMA', number, 0.1),
    optional('STEPS', integers, [30000]),
    optional('NUM_DECAYS', integer, 3),
    optional('WARMUP_FACTOR', number, 0.001),
    optional('WARMUP_ITERS', integer, 1000),
    optional('WARMUP_METHOD', word, 'linear'),
    optional('RESCALE_INTERVAL', flag, false),
    optional('POLY_LR_POWER', number, 0.9),
    optional('POLY_LR_CONSTANT_ENDING', number, 0),
  ],
  refuses: (own) => refusedSolver(own),
  trains: ({ MAX_ITER }) => MAX_ITER,
  read: (own) =>
    own.LR_SCHEDULER_NAME === 'WarmupPolyLR'
      ? polySchedule(polyArgs(own), own.BASE_LR)
      : scaleRates(paramSchedule(multiplierOf(own), own.MAX_ITER), own.BASE_LR),
  write: (schedule, { totalSteps }) => writeSolver(schedule, totalSteps),
  notes: [
    {
      code: 'rounding',
      text: 'A milestone comes an iteration early for each million of MAX_ITER.',
      fixture: 'detectron2/solver-five-million',
    },
    {
      code: 'raises',
      text: 'STEPS above MAX_ITER are left out with a warning; one that equals it is refused.',
      fixture: 'detectron2/solver-refused-step-at-end',
    },
    {
      code: 'last-step',
      text: 'WarmupStepWithFixedGammaLR fails in the step after the last iteration, which the hook asks for.',
      fixture: 'detectron2/step-last-step',
    },
    {
      code: 'boundary',
      text: 'Without RESCALE_INTERVAL a cosine goes on under the warm-up and never reaches BASE_LR.',
      fixture: 'detectron2/solver-cosine',
    },
  ],
  families: ['multi-step', 'step', 'cosine', 'polynomial', 'warm-up: linear', 'warm-up: constant'],
  formula: 'BASE_LR * WarmupParamScheduler(…)(t / MAX_ITER)',
});

function refusedSolver(own: SolverArgs): readonly Issue[] {
  const { LR_SCHEDULER_NAME: name, MAX_ITER, STEPS, BASE_LR, BASE_LR_END } = own;
  const kept = STEPS.filter((step) => step <= MAX_ITER);
  const end = BASE_LR_END / BASE_LR;
  const unknown = when(!names.includes(name), 'LR_SCHEDULER_NAME', `one of ${names.join(', ')}`, name);
  const length = when(MAX_ITER <= 0, 'MAX_ITER', 'a number above 0', MAX_ITER);
  if (unknown.length + length.length > 0) return [...unknown, ...length];
  const method = when(
    !['constant', 'linear'].includes(own.WARMUP_METHOD),
    'WARMUP_METHOD',
    '"constant" or "linear"',
    own.WARMUP_METHOD,
  );
  const early = when(own.WARMUP_ITERS < 0, 'WARMUP_ITERS', 'a number from 0', own.WARMUP_ITERS);
  if (name === 'WarmupPolyLR') return [...refusedPoly(polyArgs(own)), ...method];
  if (name === 'WarmupCosineLR')
    return [
      ...when(!(end >= 0 && end <= 1), 'BASE_LR_END', 'a rate from 0 to BASE_LR', BASE_LR_END),
      ...method,
      ...early,
    ];
  if (name === 'WarmupStepWithFixedGammaLR')
    return [
      ...when(own.GAMMA <= 0, 'GAMMA', 'a positive number', own.GAMMA),
      ...when(
        !(own.NUM_DECAYS > 0 && own.NUM_DECAYS <= 10_000),
        'NUM_DECAYS',
        'a positive integer, at most 10000',
        own.NUM_DECAYS,
      ),
      ...method,
      ...early,
    ];
  const falls = kept.findIndex((step, i) => step >= MAX_ITER || step <= (kept[i - 1] ?? 0));
  return [
    ...when(falls >= 0, 'STEPS', `steps that rise from above 0 to below MAX_ITER (${MAX_ITER})`, STEPS),
    ...when(MAX_ITER < kept.length + 1, 'MAX_ITER', `at least ${kept.length + 1}, one a value`, MAX_ITER),
    ...method,
    ...early,
  ];
}
