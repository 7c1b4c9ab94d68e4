import type { CheckedCall } from '../../form/check-args.ts';
import { type DeclaredBy, later, says } from '../../form/declared.ts';

export const paddleDeclares: DeclaredBy = {
  MultiStepDecay: says<'learning_rate', { milestones: readonly number[] }>(
    ({ learning_rate: peak, milestones }) => ({ peak, milestones }),
  ),
  PiecewiseDecay: says<never, { boundaries: readonly number[]; values: readonly number[] }>(
    ({ boundaries, values }) => ({ peak: Math.max(...values), milestones: boundaries }),
  ),
  StepDecay: says<'learning_rate'>(({ learning_rate: peak }) => ({ peak })),
  ExponentialDecay: says<'learning_rate'>(({ learning_rate: peak }) => ({ peak })),
  PolynomialDecay: says<'learning_rate' | 'decay_steps' | 'end_lr', { cycle: boolean }>(
    ({ learning_rate, decay_steps, end_lr: floor, cycle }) => ({
      peak: learning_rate,
      ...(!cycle && { floor, total: decay_steps }),
    }),
  ),
  CosineAnnealingDecay: says<'learning_rate' | 'T_max' | 'eta_min'>(
    ({ learning_rate, T_max: total, eta_min: floor }) => ({
      peak: learning_rate,
      floor,
      total,
    }),
  ),
  LinearWarmup: says<'warmup_steps' | 'end_lr', { learning_rate: number | CheckedCall }>(
    ({ learning_rate, warmup_steps: warmup, end_lr }, { inner }) => {
      const rest = typeof learning_rate === 'number' ? { peak: learning_rate } : inner(learning_rate);
      return { ...later(rest, warmup), peak: Math.max(end_lr, rest.peak ?? 0), warmup };
    },
  ),
  OneCycleLR: says<'max_learning_rate' | 'total_steps' | 'end_learning_rate'>((args) => ({
    peak: args.max_learning_rate,
    floor: args.end_learning_rate,
    total: args.total_steps,
  })),
};
