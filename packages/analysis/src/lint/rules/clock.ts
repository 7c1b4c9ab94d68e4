import { type Rule, when } from '../rule.ts';
import { isNear } from '../view.ts';
import { shown } from '../words.ts';

export const processMultiplier: Rule = {
  id: 'clock/process-multiplier',
  severity: 'error',
  summary: 'Each process steps the schedule, and its length does not count them.',
  condition:
    'The schedule is stepped once for each of P > 1 processes at every update (Accelerate without split_batches), and its length N is more than 2 % from updates * P.',
  why: 'Every process steps the same schedule, P times an update: it is over after a P-th of the run, and the rest trains at the floor, or climbs again.',
  fix: 'Give lengths as updates times processes, or count the batches of the loader before it is prepared.',
  check: ({ subject }) => {
    const { clock, perUpdate = 1, executed, executedTicks, declared = {}, call } = subject;
    const { total } = declared;
    const isStepped = clock === 'device-update' && perUpdate > 1 && call?.args['split_batches'] !== true;
    if (!isStepped || total === undefined || executed === undefined || executedTicks === undefined) return [];
    return when(!isNear(total, executedTicks), () => ({
      message: `with ${perUpdate} processes the ${shown(executed)} updates are ${shown(executedTicks)} steps of the schedule, which has ${shown(total)}`,
      fix: `Make it ${shown(executedTicks)} steps long, warm-up and milestones in the same unit.`,
      step: Math.ceil(total / perUpdate),
    }));
  },
  examples: {
    fires: {
      dialect: 'accelerate',
      text: 'AcceleratedScheduler(get_linear_schedule_with_warmup(optimizer, 0, 1000), optimizer)',
      run: { baseRate: 5e-5, totalSteps: 1000, devices: 8 },
    },
    quiet: {
      dialect: 'accelerate',
      text: 'AcceleratedScheduler(get_linear_schedule_with_warmup(optimizer, 0, 8000), optimizer)',
      run: { baseRate: 5e-5, totalSteps: 1000, devices: 8 },
    },
  },
};

export const accumulation: Rule = {
  id: 'clock/accumulation',
  severity: 'error',
  summary: 'The length counts updates where the framework counts batches, or the other way round.',
  condition:
    'A > 1 batches are accumulated, and the framework counts batches (Keras 3, MMCV, MMEngine, YOLO) while the length of the schedule is within 2 % of the updates; or it counts updates while the length is within 2 % of updates * A.',
  why: 'The schedule goes by A times too fast and is over early, or A times too slowly and never comes down.',
  fix: 'Multiply the lengths by the accumulation where the framework counts batches, and divide them by it where it counts updates.',
  check: ({ subject }) => {
    const { clock, run = {}, executed, executedTicks, declared = {} } = subject;
    const { accumulation: times = 1 } = run;
    const { total } = declared;
    if (times <= 1 || total === undefined || executed === undefined || executedTicks === undefined) return [];
    if (clock === 'batch')
      return when(isNear(total, executed) && !isNear(total, executedTicks), () => ({
        message: `the ${shown(total)} of the schedule are the updates of the run, and the framework counts its ${shown(executedTicks)} batches (accumulation ${times})`,
        fix: `Make the schedule ${shown(executedTicks)} long, warm-up and milestones in batches too.`,
        step: Math.ceil(total / times),
      }));
    return when(clock === 'update' && isNear(total, executed * times), () => ({
      message: `the ${shown(total)} of the schedule are the batches of the run, and the framework counts its ${shown(executed)} updates (accumulation ${times})`,
      fix: `Make the schedule ${shown(executed)} long, warm-up and milestones in updates too.`,
      step: Math.ceil(executed) - 1,
    }));
  },
  examples: {
    fires: {
      dialect: 'keras',
      text: 'CosineDecay(0.1, 1000)',
      run: { totalSteps: 1000, accumulation: 4 },
    },
    quiet: {
      dialect: 'keras',
      text: 'CosineDecay(0.1, 4000)',
      run: { totalSteps: 1000, accumulation: 4 },
    },
  },
};
