import { type DeclaredBy, says } from '../../form/declared.ts';

type Solver = 'MAX_ITER' | 'BASE_LR' | 'BASE_LR_END' | 'WARMUP_ITERS' | 'POLY_LR_CONSTANT_ENDING';

const warmups = says<'warmup_iters' | 'max_iters'>(({ warmup_iters, max_iters }, { base }) => ({
  peak: base,
  floor: 0,
  warmup: warmup_iters,
  total: max_iters,
}));

export const detectron2Declares: DeclaredBy = {
  SOLVER: says<Solver, { LR_SCHEDULER_NAME: string; STEPS: readonly number[] }>((args) => {
    const { LR_SCHEDULER_NAME: name, BASE_LR: peak, MAX_ITER: total } = args;
    const floor = name === 'WarmupPolyLR' ? peak * args.POLY_LR_CONSTANT_ENDING : args.BASE_LR_END;
    return {
      peak,
      warmup: args.WARMUP_ITERS,
      total,
      ...(/Cosine|Poly/.test(name) && { floor }),
      ...(name === 'WarmupMultiStepLR' && { milestones: args.STEPS }),
    };
  }),
  WarmupMultiStepLR: says<'warmup_iters', { milestones: readonly number[] }>(
    ({ warmup_iters, milestones }, { base }) => ({ peak: base, warmup: warmup_iters, milestones }),
  ),
  WarmupCosineLR: warmups,
  WarmupPolyLR: warmups,
  LRMultiplier: says<'max_iter'>(({ max_iter: total }, { base: peak }) => ({ peak, total })),
};
