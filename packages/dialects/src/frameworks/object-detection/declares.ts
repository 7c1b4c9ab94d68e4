import { type DeclaredBy, says } from '../../form/declared.ts';

interface Rates {
  readonly boundaries: readonly number[];
  readonly rates: readonly number[];
  readonly warmup: boolean;
}

const stepping = says<never, Rates>(({ boundaries, rates, warmup }) => ({
  peak: Math.max(...rates),
  ...(warmup && boundaries.length > 0 && { warmup: boundaries[0] }),
  milestones: warmup ? boundaries.slice(1) : boundaries,
}));

export const objectDetectionDeclares: DeclaredBy = {
  exponential_decay_with_burnin: says<'learning_rate_base'>(({ learning_rate_base: peak }) => ({ peak })),
  exponential_decay_with_warmup: says<'learning_rate_base' | 'warmup_steps'>((args) => ({
    peak: args.learning_rate_base,
    warmup: args.warmup_steps,
  })),
  manual_stepping: stepping,
  piecewise_with_warmup: stepping,
  cosine_decay_with_warmup: says<'learning_rate_base' | 'total_decay_steps' | 'alpha' | 'warmup_steps'>(
    (args) => ({
      peak: args.learning_rate_base,
      floor: args.learning_rate_base * args.alpha,
      warmup: args.warmup_steps,
      total: args.total_decay_steps,
    }),
  ),
};
