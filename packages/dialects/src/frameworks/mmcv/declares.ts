import type { CheckedCall } from '../../form/check-args.ts';
import { type At, type Declared, type DeclaredBy, type Declares, inEpochs } from '../../form/declared.ts';
import type { Args } from '../../form/form.ts';
import { targetOf, targetValueOf } from './target.ts';
import type { WarmupArgs } from './warmup.ts';

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
