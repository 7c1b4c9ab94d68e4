import type { CheckedCall } from '../../form/check-args.ts';
import { type DeclaredBy, inEpochs, later, says, together } from '../../form/declared.ts';
import { perGroup } from '../../shared/per-group.ts';

type Rate = number | readonly number[];
interface Members {
  readonly schedulers: readonly CheckedCall[];
}

/** In the schedulers' own ticks. */
const own: DeclaredBy = {
  CosineAnnealingLR: says<'T_max' | 'eta_min'>(({ T_max, eta_min }, { base }) => ({
    peak: base,
    floor: eta_min,
    total: T_max,
  })),
  ConstantLR: says<'factor' | 'total_iters'>(({ factor, total_iters }, { base }) => ({
    peak: base,
    ...(factor < 1 && { warmup: total_iters }),
  })),
  LinearLR: says<'start_factor' | 'end_factor' | 'total_iters'>(
    ({ start_factor: start, end_factor: end, total_iters }, { base }) =>
      start < end
        ? { peak: base * end, warmup: total_iters }
        : { peak: base * start, floor: base * end, total: total_iters },
  ),
  StepLR: says((_, { base }) => ({ peak: base })),
  MultiStepLR: says<never, { milestones: readonly number[] }>(({ milestones }, { base }) => ({
    peak: base,
    milestones,
  })),
  ExponentialLR: says((_, { base }) => ({ peak: base })),
  PolynomialLR: says<'total_iters'>(({ total_iters }, { base }) => ({
    peak: base,
    floor: 0,
    total: total_iters,
  })),
  CosineAnnealingWarmRestarts: says((_, { base }) => ({ peak: base })),
  SequentialLR: says<never, Members & { milestones: readonly number[] }>(
    ({ schedulers, milestones }, { inner }) => {
      const parts = schedulers.map((member, i) => later(inner(member), milestones[i - 1] ?? 0));
      const { warmup: _, ...all } = together(parts);
      return { ...all, ...(parts[0]?.warmup !== undefined && { warmup: milestones[0] }) };
    },
  ),
  ChainedScheduler: says<never, Members>(({ schedulers }, { inner }) => together(schedulers.map(inner))),
};

const byUpdate: DeclaredBy = {
  OneCycleLR: says<
    'pct_start' | 'div_factor' | 'final_div_factor',
    { max_lr: Rate; total_steps: number | null; epochs: number; steps_per_epoch: number }
  >(({ max_lr, total_steps, epochs, steps_per_epoch, div_factor, final_div_factor }, { run }) => {
    const peak = perGroup(max_lr, run.group);
    return {
      peak,
      floor: peak / div_factor / final_div_factor,
      total: total_steps ?? epochs * steps_per_epoch,
    };
  }),
  CyclicLR: says<never, { max_lr: Rate; mode: string }>(({ max_lr, mode }, { run }) =>
    mode === 'exp_range' ? {} : { peak: perGroup(max_lr, run.group) },
  ),
};

/** As members of others, in the ticks of those. */
export const pytorchMembers: DeclaredBy = { ...own, ...byUpdate };

/** As users step them: once an epoch, where the run has epochs. */
export const pytorchDeclares: DeclaredBy = {
  ...Object.fromEntries(
    Object.entries(own).map(([name, declares]) => [
      name,
      (args, at) => inEpochs(declares(args, at), at.each),
    ]),
  ),
  ...byUpdate,
};
