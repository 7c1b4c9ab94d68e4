import { type Plan, planOf, type Rounding, rateForBatch, totalSteps } from '@lrlab/core';
import { limits } from '../limits.ts';
import { type Rule, when } from '../rule.ts';
import { baseRateOf } from '../view.ts';
import { percent, shown } from '../words.ts';

export const scaleLinear: Rule = {
  id: 'scale/linear',
  severity: 'warning',
  summary: 'The rate does not go with the batch, as the recipe has it.',
  condition: `The rate is more than ${percent(limits.scale)} from the one of the recipe times batch / batch of the recipe, or times the square root of that where the recipe says so.`,
  why: 'Recipes are made for a batch, 16 images in MMDetection and detectron2, 256 in timm and MAE, 512 in DeiT, and their rate is too high, or too low, for another.',
  fix: 'Scale the rate with the batch.',
  check: ({ subject }) => {
    const { reference, run = {} } = subject;
    const batch = run.batchSize;
    const rate =
      baseRateOf(subject) ?? (subject.assumed?.includes('baseRate') ? undefined : subject.declared?.peak);
    if (!reference || batch === undefined || rate === undefined) return [];
    const { rate: known, batch: from, rule = 'linear' } = reference;
    const right = rateForBatch({ rate: known, batch: from, toBatch: batch, rule });
    return when(Math.abs(rate / right - 1) > limits.scale, () => ({
      message: `the rate is ${shown(rate)} for a batch of ${shown(batch)}, and the recipe's ${shown(known)} for ${shown(from)} is ${shown(right)} there`,
      fix: `Take a rate of ${shown(right)}.`,
    }));
  },
  examples: {
    fires: {
      dialect: 'detectron2',
      text: 'SOLVER:\n  IMS_PER_BATCH: 4\n  BASE_LR: 0.02\n  STEPS: (60000, 80000)\n  MAX_ITER: 90000',
      run: { batchSize: 4 },
      reference: { rate: 0.02, batch: 16 },
    },
    quiet: {
      dialect: 'detectron2',
      text: 'SOLVER:\n  IMS_PER_BATCH: 4\n  BASE_LR: 0.005\n  STEPS: (60000, 80000)\n  MAX_ITER: 90000',
      run: { batchSize: 4 },
      reference: { rate: 0.02, batch: 16 },
    },
  },
};

/** Updates of the run as each kind of rounding counts them; with `floor` the loader drops its last batch too. */
const countsOf = (plan: Plan): readonly (readonly [Rounding, number])[] =>
  (['floor', 'ceil', 'carry', 'pad'] as const).map((rounding) => [
    rounding,
    totalSteps(planOf({ ...plan, rounding, dropLast: rounding === 'floor' || plan.dropLast })),
  ]);

export const loaderRounding: Rule = {
  id: 'loader/rounding',
  severity: 'info',
  summary: 'How the loader rounds decides how many updates there are.',
  condition:
    'drop_last, windows of accumulation that are not full, and padding give totals that differ by an update or more, and the length of the schedule is not known or not the total of the plan.',
  why: 'Four frameworks count four numbers of updates for the same images. A schedule for one of them is a few steps too long, or too short, for another.',
  fix: 'Take the number that the loader itself tells.',
  check: ({ subject: { plan }, total }) => {
    if (!plan) return [];
    const planned = totalSteps(plan);
    const counts = countsOf(plan);
    const differ = counts.some(([, count]) => Math.abs(count - planned) >= 1);
    return when(differ && (total === undefined || Math.abs(total - planned) >= 1), () => ({
      message: `the run has ${counts.map(([rounding, count]) => `${shown(count)} updates (${rounding})`).join(', ')}${total === undefined ? '' : `, and the schedule ${shown(total)}`}`,
    }));
  },
  examples: {
    fires: {
      plan: planOf({ images: 1000, batchSize: 16, accumulation: 4, epochs: 3 }),
    },
    quiet: {
      plan: planOf({ images: 1024, batchSize: 16, accumulation: 4, epochs: 3 }),
    },
  },
};

/** Stacks whose clock counts attempts, skipped or not. */
const attempts = ['timm', 'pytorch', 'deit', 'mae', 'convnext', 'torchvision'];

export const ampSkips: Rule = {
  id: 'amp/skips',
  severity: 'info',
  summary: 'Updates that the loss scale skips still move the schedule on.',
  condition:
    'Some updates are expected to be skipped, and the stack counts attempts (timm, bare PyTorch and the scripts on it), not updates.',
  why: 'A loss scale that is found by halving skips the first updates, mostly in the warm-up, and the schedule goes on meanwhile.',
  fix: 'Step the schedule only where the optimizer has stepped, or let it be.',
  check: ({ subject: { dialect, skipped = 0 } }) =>
    when(skipped > 0 && attempts.includes(dialect ?? ''), () => ({
      message: `the schedule is ${shown(skipped)} updates ahead of the optimizer once these are skipped`,
      step: 0,
    })),
  examples: {
    fires: {
      dialect: 'pytorch',
      text: 'CosineAnnealingLR(optimizer, T_max=1000)',
      run: { baseRate: 0.1, totalSteps: 1000 },
      skipped: 8,
    },
    quiet: {
      dialect: 'transformers',
      text: 'get_cosine_schedule_with_warmup(optimizer, 0, 1000)',
      run: { baseRate: 0.1, totalSteps: 1000 },
      skipped: 8,
    },
  },
};

export const noise: Rule = {
  id: 'noise',
  severity: 'info',
  summary: 'The rate is random.',
  condition: 'The schedule adds noise (noise_range_t of timm, noisy_linear_cosine_decay of TensorFlow).',
  why: 'Nobody can say the rate of an update beforehand: what is drawn is the mean, and a log is to be held against a band around it.',
  fix: 'Nothing to do, if it is meant.',
  check: ({ subject: { isNoisy } }) =>
    when(isNoisy === true, () => ({ message: 'the rate has noise, and what is drawn is its mean', step: 0 })),
  examples: {
    fires: {
      dialect: 'timm',
      text: 'CosineLRScheduler(optimizer, t_initial=300, noise_range_t=[200, 250])',
      run: { baseRate: 0.1, epochs: 300 },
    },
    quiet: {
      dialect: 'timm',
      text: 'CosineLRScheduler(optimizer, t_initial=300)',
      run: { baseRate: 0.1, epochs: 300 },
    },
  },
};
