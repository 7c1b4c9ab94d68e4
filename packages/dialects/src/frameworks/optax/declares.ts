import { type DeclaredBy, says } from '../../form/declared.ts';

type Warmup = 'init_value' | 'peak_value' | 'warmup_steps';

export const optaxDeclares: DeclaredBy = {
  constant_schedule: says<'value'>(({ value: peak }) => ({ peak })),
  cosine_decay_schedule: says<'init_value' | 'decay_steps' | 'alpha'>(
    ({ init_value, decay_steps, alpha }) => ({
      peak: init_value,
      floor: init_value * alpha,
      total: decay_steps,
    }),
  ),
  warmup_cosine_decay_schedule: says<Warmup | 'decay_steps' | 'end_value'>((args) => ({
    peak: args.peak_value,
    floor: args.end_value,
    warmup: args.warmup_steps,
    total: args.decay_steps,
  })),
  warmup_constant_schedule: says<Warmup>(({ peak_value: peak, warmup_steps: warmup }) => ({ peak, warmup })),
  warmup_exponential_decay_schedule: says<Warmup>(({ peak_value: peak, warmup_steps: warmup }) => ({
    peak,
    warmup,
  })),
  cosine_onecycle_schedule: says<'transition_steps' | 'peak_value' | 'div_factor' | 'final_div_factor'>(
    (args) => ({
      peak: args.peak_value,
      floor: args.peak_value / args.div_factor / args.final_div_factor,
      total: args.transition_steps,
    }),
  ),
  linear_onecycle_schedule: says<'transition_steps' | 'peak_value' | 'div_factor' | 'final_div_factor'>(
    (args) => ({
      peak: args.peak_value,
      floor: args.peak_value / args.div_factor / args.final_div_factor,
      total: args.transition_steps,
    }),
  ),
};
