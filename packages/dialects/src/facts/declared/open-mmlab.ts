import type { CheckedCall } from '../../form/check-args.ts';
import type { Args } from '../../form/form.ts';
import { targetOf, targetValueOf } from '../../frameworks/mmcv/target.ts';
import type { WarmupArgs } from '../../frameworks/mmcv/warmup.ts';
import { forEver, type IntervalArgs, intervalOf } from '../../frameworks/mmengine/interval.ts';
import {
  type At,
  type Declared,
  type DeclaredBy,
  type Declares,
  inEpochs,
  says,
  together,
} from './declared.ts';

/** The length of the training in a hook's own progress. */
function progressOf(byEpoch: boolean, { run, each }: At): number | undefined {
  const iterations = run.totalSteps ?? (run.epochs === undefined ? undefined : run.epochs * each);
  if (!byEpoch) return iterations;
  return run.epochs ?? (iterations === undefined ? undefined : iterations / each);
}

/** What an MMCV hook declares in its own progress, with the warm-up that every hook takes. */
const hook =
  (own: (args: Args, last: number | undefined, at: At) => Declared): Declares =>
  (args, at) => {
    const { by_epoch, warmup, warmup_iters, warmup_by_epoch } = args as unknown as WarmupArgs;
    const regular = own(args, progressOf(by_epoch, at), at);
    const declared = { peak: at.base, ...(by_epoch ? inEpochs(regular, at.each) : regular) };
    if (warmup === null) return declared;
    // Its rises by the iteration, whatever the rest does.
    const { every: _, ...rest } = declared;
    const length = warmup_by_epoch ? warmup_iters * at.each : warmup_iters;
    return { ...rest, warmup: length, mixesUnits: by_epoch && !warmup_by_epoch };
  };

const annealing = hook((args, last, { base }) => ({
  total: last,
  floor: targetValueOf(targetOf(args, 'min_lr'), base),
}));

export const mmcvDeclares: DeclaredBy = {
  StepLrUpdater: hook(({ step }) => (Array.isArray(step) ? { milestones: step } : {})),
  CosineAnnealingLrUpdater: annealing,
  LinearAnnealingLrUpdaterHook: annealing,
  FlatCosineAnnealingLrUpdaterHook: annealing,
  PolyLrUpdaterHook: hook(({ min_lr }, last) => ({ total: last, floor: min_lr as number })),
  FixedLrUpdaterHook: hook(() => ({})),
  ExpLrUpdaterHook: hook(() => ({})),
  InvLrUpdaterHook: hook(() => ({})),
  register_training_hooks: (args, { inner }) => inner(args['lr_config'] as CheckedCall),
};

/** What an MMEngine scheduler declares in the ticks of its interval. */
const scheduler =
  (
    own: (args: Args, interval: { readonly ticks: number; readonly scale: number }, at: At) => Declared,
  ): Declares =>
  (args, at) => {
    const { begin, ticks, byEpoch, scale } = intervalOf(args as unknown as IntervalArgs, at.run);
    const { warmup, milestones, ...rest } = own(args, { ticks, scale }, at);
    // Its end is one that was declared, unless it is a warm-up's.
    const isOpen = args['end'] === forEver || warmup !== undefined;
    const { total = isOpen ? undefined : ticks } = rest;
    const placed = {
      peak: at.base,
      ...rest,
      ...(total !== undefined && { total: begin + total }),
      ...(milestones && { milestones: milestones.map((one) => begin + one * scale) }),
      // One that begins later is no warm-up.
      ...(begin === 0 && warmup !== undefined && { warmup }),
    };
    return byEpoch ? inEpochs(placed, at.each) : placed;
  };

const floorOf = (args: Args, base: number): number =>
  args['eta_min_ratio'] === null || args['eta_min_ratio'] === undefined
    ? ((args['eta_min'] as number | null) ?? 0)
    : base * (args['eta_min_ratio'] as number);

const isByEpoch = ({ args }: CheckedCall): boolean =>
  args['by_epoch'] === true && args['convert_to_iter_based'] !== true;

export const mmengineDeclares: DeclaredBy = {
  MultiStepLR: scheduler(({ milestones }) => ({ milestones: milestones as number[] })),
  StepLR: scheduler(() => ({})),
  ExponentialLR: scheduler(() => ({})),
  CosineAnnealingLR: scheduler((args, { ticks, scale }, { base }) => ({
    floor: floorOf(args, base),
    total: args['T_max'] ? (args['T_max'] as number) * scale : ticks,
  })),
  LinearLR: scheduler((args, { ticks }, { base }) => {
    const { start_factor: start, end_factor: end } = args as { start_factor: number; end_factor: number };
    return start < end
      ? { peak: base * end, warmup: ticks }
      : { peak: base * start, floor: base * end, total: ticks };
  }),
  ConstantLR: scheduler(({ factor }, { ticks }) => ((factor as number) < 1 ? { warmup: ticks } : {})),
  PolyLR: scheduler(({ eta_min }, { ticks }) => ({ floor: eta_min as number, total: ticks })),
  OneCycleLR: scheduler(({ eta_max, total_steps }, { ticks, scale }) => ({
    peak: eta_max as number,
    total: total_steps ? (total_steps as number) * scale : ticks,
  })),
  CosineRestartLR: scheduler(() => ({})),
  param_scheduler: says<never, { schedulers: readonly CheckedCall[] }>(({ schedulers }, { inner }) => {
    const rates = schedulers.filter(({ name }) => name.endsWith('LR'));
    const all = together(rates.map(inner));
    const byEpoch = rates.filter(isByEpoch).length;
    const warm = rates.map(inner).find(({ warmup }) => warmup !== undefined);
    return {
      ...all,
      every: warm ? (warm.every ?? 1) : all.every,
      mixesUnits: byEpoch > 0 && byEpoch < rates.length,
    };
  }),
};
