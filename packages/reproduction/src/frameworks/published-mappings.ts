import { ScheduleError } from '@lrlab/core';
import {
  type Args,
  type Call,
  type Residual,
  type Run,
  readGroups,
  residualOf,
  type Translation,
  translateCall,
  writeText,
} from '@lrlab/dialects';
import { markdownTable } from './markdown-table.ts';

type Said = readonly [name: string, args: Args];

/** What a guide makes of a schedule, where that is not the same. */
interface PublishedMapping {
  readonly what: string;
  readonly from: readonly [dialect: string, ...Said];
  readonly published: readonly [dialect: string, ...Said];
}

/** Epochs of 10 updates. */
const run: Run = { baseRate: 0.1, stepsPerEpoch: 10, epochs: 12, totalSteps: 120 };

const list = (name: string, args: Args): readonly [dialect: string, ...Said] => [
  'mmengine',
  'param_scheduler',
  { schedulers: [{ name, args }] },
];
const warm = (warmup: string): Args => ({ warmup, warmup_iters: 25, warmup_ratio: 0.001 });
const iterations = { by_epoch: false };
const restarts = { periods: [4, 8], restart_weights: [1, 0.5] };

export const publishedMappings: readonly PublishedMapping[] = [
  {
    what: 'MMEngine: a linear warm-up of W iterations as end=W',
    from: ['mmcv', 'fixed', warm('linear')],
    published: list('LinearLR', { start_factor: 0.001, end: 25, ...iterations }),
  },
  {
    what: 'MMEngine: a constant warm-up of W iterations as end=W',
    from: ['mmcv', 'fixed', warm('constant')],
    published: list('ConstantLR', { factor: 0.001, end: 25, ...iterations }),
  },
  {
    what: 'MMEngine: an exponential warm-up as ExponentialLR(gamma=ratio), which decays',
    from: ['mmcv', 'fixed', warm('exp')],
    published: list('ExponentialLR', { gamma: 0.001, end: 25, ...iterations }),
  },
  {
    what: 'MMEngine: a line over all epochs as end=max_epochs',
    from: ['mmcv', 'LinearAnnealing', { min_lr_ratio: 0.1 }],
    published: list('LinearLR', { start_factor: 1, end_factor: 0.1, end: 12 }),
  },
  {
    what: 'MMEngine: a polynomial over all epochs as end=max_epochs',
    from: ['mmcv', 'poly', { power: 0.9, min_lr: 0.0001 }],
    published: list('PolyLR', { power: 0.9, eta_min: 0.0001, end: 12 }),
  },
  {
    what: 'MMEngine: start_percent=0.5 with a cosine from three quarters on',
    from: ['mmcv', 'FlatCosineAnnealing', { start_percent: 0.5, min_lr: 0.0001 }],
    published: list('CosineAnnealingLR', { T_max: 3, begin: 9, end: 12, eta_min: 0.0001 }),
  },
  {
    what: 'MMEngine: restarts to a floor with the same weights',
    from: ['mmcv', 'CosineRestart', { ...restarts, min_lr: 0.01 }],
    published: list('CosineRestartLR', { ...restarts, eta_min: 0.01 }),
  },
  {
    what: 'MMEngine: an exponential with an argument power',
    from: ['mmcv', 'exp', { gamma: 0.9 }],
    published: list('ExponentialLR', { gamma: 0.9, power: 0.9 }),
  },
  {
    what: 'Paddle 2.x: the functions of static graphs in dynamic mode, which lose decay_steps and staircase',
    from: [
      'paddle',
      'exponential_decay',
      { learning_rate: 0.1, decay_steps: 20, decay_rate: 0.5, staircase: true },
    ],
    published: ['paddle', 'ExponentialDecay', { learning_rate: 0.1, gamma: 0.5 }],
  },
  {
    what: "PyTorch: TensorFlow's boundaries as milestones",
    from: ['tensorflow', 'piecewise_constant_decay', { boundaries: [60, 90], values: [0.1, 0.01, 0.001] }],
    published: ['pytorch', 'MultiStepLR', { milestones: [60, 90] }],
  },
];

/** A mapping with what was found by comparing every update. */
export interface ComparedMapping {
  readonly mapping: PublishedMapping;
  readonly from: Call;
  /** How far the published one is off; nothing where the framework refuses it. */
  readonly residual: Residual | undefined;
  readonly exact: Omit<Translation, 'ignored'>;
}

export function comparedMapping(mapping: PublishedMapping): ComparedMapping {
  const [dialect, name, args] = mapping.from;
  const [to, published, given] = mapping.published;
  // Who counts updates has no epochs.
  const own: Run = mapping.from[0] === 'mmcv' ? run : { baseRate: 0.1, totalSteps: 120 };
  const from: Call = { dialect, name, args, run: own };
  const [schedule] = readGroups(from);
  return {
    mapping,
    from,
    residual: offBy({ dialect: to, name: published, args: given, run: own }),
    exact: translateCall(from, { to }),
  };

  function offBy(call: Call): Residual | undefined {
    try {
      return residualOf([schedule!, readGroups(call)[0]!], { from: 0, to: 120 });
    } catch (error) {
      if (error instanceof ScheduleError) return undefined;
      throw error;
    }
  }
}

/** The table of what is published and is not so. */
export function publishedTable(): string {
  const rows = publishedMappings.map((mapping) => {
    const { from, residual, exact } = comparedMapping(mapping);
    const off =
      residual === undefined
        ? 'it is refused'
        : `${Number(((100 * residual.absolute) / 0.1).toPrecision(2))} % of the peak, at update ${residual.step}`;
    return [mapping.what, code(writeText(from)), off, code(exact.text ?? '')];
  });
  return markdownTable(['as it is published', 'of', 'off by', 'exact'], rows);
}

/** Text of some lines on one. */
function code(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/([[(]) /g, '$1')
    .replace(/,? ([\])])/g, '$1');
  return `\`${line}\``;
}
