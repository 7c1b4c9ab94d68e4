import { type DeclaredBy, says } from '../../form/declared.ts';
import { type Cycled, piecewise } from '../tensorflow/declares.ts';

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
