import { ramp, rateAt } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { number, optional, when } from '../../form/parameter.ts';
import { type CycleArgs, cycleNotes, cycleParameters, cycles, cyclesOf, refusedCycles } from './cycles.ts';
import { withNoise } from './noise.ts';
import { needs, unwarmed, warmed } from './warm-up.ts';

interface TanhArgs extends CycleArgs {
  readonly lb: number;
  readonly ub: number;
}

/** The share of the peak that a bound leaves. */
const shareAt = (bound: number): number => (1 - Math.tanh(bound)) / 2;

export const tanhLrScheduler: Form = withNoise(
  form<TanhArgs>({
    name: 'TanhLRScheduler',
    parameters: cycleParameters([optional('lb', number, -7), optional('ub', number, 3)]),
    needs,
    refuses: (args) => [
      ...when(!(args.lb < args.ub), 'lb', `a number below ub (${args.ub})`, args.lb),
      ...when(args.cycle_limit < 0, 'cycle_limit', 'a whole number from 0', args.cycle_limit),
      ...when(args.warmup_lr_init < 0, 'warmup_lr_init', 'a number from 0', args.warmup_lr_init),
      ...refusedCycles(args),
    ],
    read: (args, run) => {
      const { lr_min, lb: lower, ub: upper, warmup_t, warmup_prefix } = args;
      const main = cycles(args, run.baseRate ?? 1, (peak, steps) =>
        ramp({
          from: lr_min + (peak - lr_min) * shareAt(lower),
          to: lr_min + (peak - lr_min) * shareAt(upper),
          steps,
          curve: { lower, upper },
        }),
      );
      const aim = warmup_prefix ? {} : { target: rateAt(main, warmup_t) };
      return warmed(main, { ...args, ...aim }, run);
    },
    write: (schedule, run) => {
      const { main, args } = unwarmed(schedule, run, { prefix: false });
      const found = cyclesOf(main, run, ({ from, curve }, floor) => {
        const share = typeof curve === 'object' && 'lower' in curve ? shareAt(curve.lower) : 1;
        return floor + (from - floor) / share;
      });
      if (!found) return undefined;
      const { cycle, ...shape } = found;
      if (!cycle) return { ...args, ...shape };
      const { curve } = cycle;
      if (typeof curve !== 'object' || !('lower' in curve)) return undefined;
      return { ...args, ...shape, lb: curve.lower, ub: curve.upper };
    },
    families: ['tanh', 'warm-up: linear', 'groups', 'by epoch'],
    formula:
      'lr_min + (lr * cycle_decay ^ i - lr_min) * (1 - tanh(lb * (1 - t_i / T_i) + ub * t_i / T_i)) / 2 in cycle i < cycle_limit; then lr_min',
    notes: [
      {
        code: 'first-step',
        text: 'The curve starts below the base rate, but the first epoch is at the base rate, as nobody asks the scheduler before it.',
        fixture: 'timm/tanh-steep',
      },
      {
        code: 'boundary',
        text: 'Without warmup_prefix the warm-up aims at the rate of the curve where it ends, so that nothing drops, unlike the other schedulers.',
        fixture: 'timm/tanh-warmup',
      },
      ...cycleNotes,
    ],
  }),
);
