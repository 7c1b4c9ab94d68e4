import type { CheckedCall } from '../../form/check-args.ts';
import {
  type At,
  type Declared,
  type DeclaredBy,
  type Declares,
  inEpochs,
  says,
  together,
} from '../../form/declared.ts';
import type { Args } from '../../form/form.ts';
import { forEver, type IntervalArgs, intervalOf } from './interval.ts';

/** What an MMEngine scheduler declares in the ticks of its interval. */
const scheduler =
  (
    own: (args: Args, interval: { readonly ticks: number; readonly scale: number }, at: At) => Declared,
  ): Declares =>
  (args, at) => {
    const { begin, ticks, byEpoch, scale } = intervalOf(args as unknown as IntervalArgs, at.run);
    const { warmup, milestones, ...rest } = own(args, { ticks, scale }, at);
    // Its end is one that was declared, unless it is a warm-up's.
    const isOpen = args['end'] === forEver || warmup !== undefined;
    const { total = isOpen ? undefined : ticks } = rest;
    const placed = {
      peak: at.base,
      ...rest,
      ...(total !== undefined && { total: begin + total }),
      ...(milestones && { milestones: milestones.map((one) => begin + one * scale) }),
      // One that begins later is no warm-up.
      ...(begin === 0 && warmup !== undefined && { warmup }),
    };
    return byEpoch ? inEpochs(placed, at.each) : placed;
  };

const floorOf = (args: Args, base: number): number =>
  args['eta_min_ratio'] === null || args['eta_min_ratio'] === undefined
    ? ((args['eta_min'] as number | null) ?? 0)
    : base * (args['eta_min_ratio'] as number);

const isByEpoch = ({ args }: CheckedCall): boolean =>
  args['by_epoch'] === true && args['convert_to_iter_based'] !== true;

export const mmengineDeclares: DeclaredBy = {
  MultiStepLR: scheduler(({ milestones }) => ({ milestones: milestones as number[] })),
  StepLR: scheduler(() => ({})),
  ExponentialLR: scheduler(() => ({})),
  CosineAnnealingLR: scheduler((args, { ticks, scale }, { base }) => ({
    floor: floorOf(args, base),
    total: args['T_max'] ? (args['T_max'] as number) * scale : ticks,
  })),
  LinearLR: scheduler((args, { ticks }, { base }) => {
    const { start_factor: start, end_factor: end } = args as { start_factor: number; end_factor: number };
    return start < end
      ? { peak: base * end, warmup: ticks }
      : { peak: base * start, floor: base * end, total: ticks };
  }),
  ConstantLR: scheduler(({ factor }, { ticks }) => ((factor as number) < 1 ? { warmup: ticks } : {})),
  PolyLR: scheduler(({ eta_min }, { ticks }) => ({ floor: eta_min as number, total: ticks })),
  OneCycleLR: scheduler(({ eta_max, total_steps }, { ticks, scale }) => ({
    peak: eta_max as number,
    total: total_steps ? (total_steps as number) * scale : ticks,
  })),
  CosineRestartLR: scheduler(() => ({})),
  param_scheduler: says<never, { schedulers: readonly CheckedCall[] }>(({ schedulers }, { inner }) => {
    const rates = schedulers.filter(({ name }) => name.endsWith('LR'));
    const all = together(rates.map(inner));
    const byEpoch = rates.filter(isByEpoch).length;
    const warm = rates.map(inner).find(({ warmup }) => warmup !== undefined);
    return {
      ...all,
      every: warm ? (warm.every ?? 1) : all.every,
      mixesUnits: byEpoch > 0 && byEpoch < rates.length,
    };
  }),
};
