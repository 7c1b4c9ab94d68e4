import { constant, ramp, rateAt, type Schedule, sequence } from '@lrlab/core';
import type { GroupRun, Note } from '../../form/form.ts';
import { besides, flag, from0, number, optional, type Parameter, passedIn } from '../../form/parameter.ts';
import { onEither, onIterations } from '../../shared/by-epoch.ts';
import { type Span, spansOf, timeline } from '../../shared/timeline.ts';
import { type NoiseArgs, noiseParameters, noiseRange } from './noise.ts';

/** The arguments that every scheduler takes. */
export interface WarmupArgs extends NoiseArgs {
  readonly warmup_t: number;
  readonly warmup_lr_init: number;
  readonly warmup_prefix: boolean;
  readonly t_in_epochs: boolean;
}

export const optimizer: Parameter = passedIn('optimizer');
export const initialize: Parameter = besides('initialize');

export const warmupParameters = (prefix: boolean): readonly Parameter[] => [
  optional('warmup_t', from0, 0),
  optional('warmup_lr_init', number, 0),
  optional('warmup_prefix', flag, prefix),
];

export const clockParameters: readonly Parameter[] = [
  optional('t_in_epochs', flag, true),
  noiseRange,
  ...noiseParameters,
];

export const needs = ['baseRate'] as const;

/** What {@link unwarmed} finds: a mean tells nothing of noise. */
type CalmArgs = Omit<WarmupArgs, keyof NoiseArgs>;

/** The main schedule, on timm's own clock, with its warm-up before it (`warmup_prefix`) or over its beginning. */
export function warmed(
  main: Schedule,
  args: CalmArgs & { readonly target?: number },
  run: GroupRun,
): Schedule {
  const { baseRate: base = 1 } = run;
  const { warmup_t: until, warmup_lr_init: from, warmup_prefix, t_in_epochs, target = base } = args;
  const rest: Span = { schedule: main, origin: warmup_prefix ? until : 0, until: Infinity };
  const spans: Span[] = [rest];
  if (until > 0) spans.unshift({ schedule: ramp({ from, to: target, steps: until }), until });
  // Nobody asks the scheduler before the first epoch: it learns at the base rate.
  else if (rateAt(main, 0) !== base) spans.unshift({ schedule: constant({ rate: base }), until: 1 });
  return onIterations(timeline(spans), t_in_epochs, run);
}

/** The main schedule and the warm-up of a schedule that {@link warmed} made; `isStairs` where the main one may be stairs itself. */
export function unwarmed(
  schedule: Schedule,
  run: GroupRun,
  {
    prefix,
    isBare = () => false,
  }: { readonly prefix: boolean; readonly isBare?: (own: Schedule) => boolean },
): { readonly main: Schedule; readonly args: CalmArgs } {
  const { by_epoch, progress } = isBare(schedule)
    ? { by_epoch: (run.stepsPerEpoch ?? 1) === 1, progress: schedule }
    : onEither(schedule, run);
  const [first, ...rest] = spansOf(progress);
  const own = { warmup_t: 0, warmup_lr_init: 0, warmup_prefix: prefix, t_in_epochs: by_epoch };
  const next = rest[0]?.part;
  const joined = next?.kind === 'window' ? next : undefined;
  const isFirst = first!.part.kind === 'constant' && first!.end === 1 && first!.part.rate === run.baseRate;
  if (isFirst && joined?.start === 1) return { main: joined.part, args: own };
  if (isFirst && next?.kind === 'constant' && rest.length === 1) return { main: next, args: own };
  const rising = first!.part;
  const isWarm = rising.kind === 'ramp' && rising.curve === 'linear' && next !== undefined;
  // A line from the base rate down to where it stays is no warm-up.
  const isLine = isWarm && rising.from === run.baseRate && rest.length === 1 && next.kind === 'constant';
  if (!isWarm || (isLine && rising.to !== run.baseRate)) return { main: progress, args: own };
  const over = joined?.start === first!.end;
  return {
    main: over ? joined.part : sequence(rest.map(({ part }) => part)),
    args: {
      ...own,
      warmup_t: rising.steps,
      warmup_lr_init: rising.from,
      warmup_prefix: !over && rising.to === run.baseRate,
    },
  };
}

export const overNote: Note = {
  code: 'boundary',
  text: 'Without warmup_prefix the warm-up lies over the beginning of the curve and aims at the base rate, so that the rate drops where it ends.',
  fixture: 'timm/cosine-warmup',
};
