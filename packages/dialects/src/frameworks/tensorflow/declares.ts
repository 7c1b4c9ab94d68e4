import { type DeclaredBy, type Declares, says } from '../../form/declared.ts';

interface Boundaries {
  readonly boundaries: readonly number[];
  readonly values: readonly number[];
}

/** Of a table of boundaries. */
export const piecewise: Declares = says<never, Boundaries>(({ boundaries, values }) => ({
  peak: Math.max(...values),
  // The old value is still there at the boundary.
  milestones: boundaries.map((boundary) => boundary + 1),
}));

export type Cycled = { readonly cycle: boolean };

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
