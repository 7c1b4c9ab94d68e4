import { limits } from '../limits.ts';
import { type Rule, when } from '../rule.ts';
import { argumentPath, membersOf, numberAt } from '../view.ts';
import { listed, shown } from '../words.ts';

const { epsilon, steps: many } = limits.fvcore;

export const fvcoreEarly: Rule = {
  id: 'fvcore/early',
  severity: 'warning',
  summary: 'Milestones of a very long run come some steps early.',
  condition: `detectron2 or fvcore has milestones and MAX_ITER is ${many} or more.`,
  why: `fvcore adds ${epsilon} to the progress before it looks for the milestone, which is a step for each million of MAX_ITER.`,
  fix: 'Move the milestones by as much, or leave it: some steps of millions do not matter.',
  check: ({ calls, subject: { dialect }, total = 0 }) =>
    calls.flatMap((call) => {
      const isSolver = call.name === 'SOLVER' && call.args['LR_SCHEDULER_NAME'] === 'WarmupMultiStepLR';
      const list =
        call.args[isSolver ? 'STEPS' : call.name === 'MultiStepParamScheduler' ? 'milestones' : ''];
      const isLong = dialect === 'detectron2' && total >= many;
      return when(isLong && Array.isArray(list) && list.length > 0, () => ({
        message: `with MAX_ITER ${shown(total)} each milestone comes ${shown(Math.round(total * epsilon))} steps early: ${listed((list as number[]).slice(0, 4))}`,
        path: argumentPath(call, isSolver ? 'STEPS' : 'milestones'),
        step: (list as number[])[0]! - Math.round(total * epsilon),
      }));
    }),
  examples: {
    fires: {
      dialect: 'detectron2',
      text: 'SOLVER:\n  BASE_LR: 0.02\n  STEPS: (2000000, 2500000)\n  MAX_ITER: 3000000',
    },
    quiet: {
      dialect: 'detectron2',
      text: 'SOLVER:\n  BASE_LR: 0.02\n  STEPS: (60000, 80000)\n  MAX_ITER: 90000',
    },
  },
};

/** What fails when it is asked for the end of the run. */
const short = ['StepParamScheduler', 'StepWithFixedGammaParamScheduler', 'ConstantParamScheduler'];

export const fvcoreLastStep: Rule = {
  id: 'fvcore/last-step',
  severity: 'error',
  summary: 'The run fails in its very last step.',
  condition: `A detectron2 solver has WarmupStepWithFixedGammaLR, or an LRMultiplier is made of ${listed(short)}.`,
  why: 'The hook of detectron2 steps once more after the last iteration, and these have no value at the end of the run: an IndexError after all the training.',
  fix: 'Take a MultiStepParamScheduler with milestones, or make MAX_ITER of the schedule one longer than the run.',
  check: ({ calls, total }) =>
    calls.flatMap((call) => {
      const isSolver =
        call.name === 'SOLVER' && call.args['LR_SCHEDULER_NAME'] === 'WarmupStepWithFixedGammaLR';
      const inner = call.name === 'LRMultiplier' ? membersOf(call, 'multiplier')[0] : undefined;
      const isShort = inner !== undefined && short.includes(inner.name);
      return when(isSolver || isShort, () => ({
        message: `${isSolver ? 'WarmupStepWithFixedGammaLR' : inner?.name} has no value after the last iteration, and the hook asks for it`,
        path: argumentPath(call, isSolver ? 'LR_SCHEDULER_NAME' : 'multiplier'),
        ...(total !== undefined && { step: total }),
      }));
    }),
  examples: {
    fires: {
      dialect: 'detectron2',
      text: 'SOLVER:\n  LR_SCHEDULER_NAME: WarmupStepWithFixedGammaLR\n  BASE_LR: 0.02\n  MAX_ITER: 90000\n  NUM_DECAYS: 3',
    },
    quiet: {
      dialect: 'detectron2',
      text: 'SOLVER:\n  LR_SCHEDULER_NAME: WarmupMultiStepLR\n  BASE_LR: 0.02\n  MAX_ITER: 90000\n  STEPS: (60000, 80000)',
    },
  },
};

export const odNan: Rule = {
  id: 'od/nan',
  severity: 'error',
  summary: 'The rate is NaN at the end of the warm-up.',
  condition:
    'total_decay_steps of a TF-OD cosine equals warmup_steps + hold_base_rate_steps, and nothing is held.',
  why: 'The cosine has no length, and 0 / 0 is NaN at that step: the weights are NaN from then on.',
  fix: 'Make total_decay_steps longer than the warm-up.',
  check: ({ calls }) =>
    calls.flatMap((call) => {
      const [total, warmup = 0, hold = 0] = [
        numberAt(call, 'total_decay_steps'),
        numberAt(call, 'warmup_steps'),
        numberAt(call, 'hold_base_rate_steps'),
      ];
      const isNan = call.name === 'cosine_decay_with_warmup' && hold === 0 && total === warmup;
      return when(isNan, () => ({
        message: `the cosine has no step left of ${shown(total!)} after a warm-up of ${shown(warmup)}: the rate is NaN at step ${shown(total!)}`,
        path: argumentPath(call, 'total_decay_steps'),
        step: total!,
      }));
    }),
  examples: {
    fires: {
      dialect: 'object-detection',
      text: 'cosine_decay_with_warmup(global_step, 0.1, total_decay_steps=2000, warmup_learning_rate=0.01, warmup_steps=2000)',
      run: { totalSteps: 3000 },
    },
    quiet: {
      dialect: 'object-detection',
      text: 'cosine_decay_with_warmup(global_step, 0.1, total_decay_steps=25000, warmup_learning_rate=0.01, warmup_steps=2000)',
      run: { totalSteps: 25000 },
    },
  },
};
