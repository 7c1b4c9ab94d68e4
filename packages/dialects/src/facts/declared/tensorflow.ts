import { type DeclaredBy, says } from './declared.ts';

interface Boundaries {
  readonly boundaries: readonly number[];
  readonly values: readonly number[];
}

const piecewise = says<never, Boundaries>(({ boundaries, values }) => ({
  peak: Math.max(...values),
  // The old value is still there at the boundary.
  milestones: boundaries.map((boundary) => boundary + 1),
}));

type Cycled = { readonly cycle: boolean };

export const tensorflowDeclares: DeclaredBy = {
  piecewise_constant_decay: piecewise,
  exponential_decay: says<'learning_rate'>(({ learning_rate: peak }) => ({ peak })),
  natural_exp_decay: says<'learning_rate'>(({ learning_rate: peak }) => ({ peak })),
  inverse_time_decay: says<'learning_rate'>(({ learning_rate: peak }) => ({ peak })),
  polynomial_decay: says<'learning_rate' | 'decay_steps' | 'end_learning_rate', Cycled>(
    ({ learning_rate, decay_steps, end_learning_rate: floor, cycle }) => ({
      peak: learning_rate,
      ...(!cycle && { floor, total: decay_steps }),
    }),
  ),
  cosine_decay: says<'learning_rate' | 'decay_steps' | 'alpha'>(({ learning_rate, decay_steps, alpha }) => ({
    peak: learning_rate,
    floor: learning_rate * alpha,
    total: decay_steps,
  })),
  cosine_decay_restarts: says<'learning_rate'>(({ learning_rate: peak }) => ({ peak })),
  // It starts that much above its rate.
  linear_cosine_decay: says<'learning_rate' | 'decay_steps' | 'alpha' | 'beta'>((args) => ({
    peak: args.learning_rate * (1 + args.alpha + args.beta),
    total: args.decay_steps,
  })),
  noisy_linear_cosine_decay: says<'decay_steps'>(({ decay_steps }) => ({ total: decay_steps })),
};

export const kerasDeclares: DeclaredBy = {
  PiecewiseConstantDecay: piecewise,
  ExponentialDecay: says<'initial_learning_rate'>(({ initial_learning_rate: peak }) => ({ peak })),
  InverseTimeDecay: says<'initial_learning_rate'>(({ initial_learning_rate: peak }) => ({ peak })),
  PolynomialDecay: says<'initial_learning_rate' | 'decay_steps' | 'end_learning_rate', Cycled>(
    ({ initial_learning_rate: rate, decay_steps, end_learning_rate: floor, cycle }) => ({
      peak: rate,
      ...(!cycle && { floor, total: decay_steps }),
    }),
  ),
  CosineDecay: says<
    'initial_learning_rate' | 'decay_steps' | 'alpha' | 'warmup_steps',
    { readonly warmup_target: number | null }
  >(({ initial_learning_rate, decay_steps, alpha, warmup_target, warmup_steps }) => {
    const peak = warmup_target ?? initial_learning_rate;
    const warmup = warmup_target === null ? 0 : warmup_steps;
    return { peak, floor: peak * alpha, warmup, total: warmup + decay_steps };
  }),
  CosineDecayRestarts: says<'initial_learning_rate'>(({ initial_learning_rate: peak }) => ({ peak })),
};

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
