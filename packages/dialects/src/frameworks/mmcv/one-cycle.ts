import type { Form } from '../../form/form.ts';
import {
  flag,
  integer,
  number,
  numberOrNumbers,
  optional,
  orNone,
  required,
  when,
  word,
} from '../../form/parameter.ts';
import { oneCycle, oneCycleOf } from '../../shared/one-cycle.ts';
import { perGroup, refusedGroup } from '../../shared/per-group.ts';
import { lrUpdaterHook, momentumUpdaterHook } from './hook.ts';

interface OneCycleArgs {
  readonly max_lr: number | readonly number[];
  readonly total_steps: number | null;
  readonly pct_start: number;
  readonly anneal_strategy: string;
  readonly div_factor: number;
  readonly final_div_factor: number;
  readonly three_phase: boolean;
}

const shape = [optional('pct_start', number, 0.3), optional('anneal_strategy', word, 'cos')];

const refusedShape = (
  { pct_start, anneal_strategy }: Pick<OneCycleArgs, 'pct_start' | 'anneal_strategy'>,
  total: number,
) => [
  ...when(pct_start < 0 || pct_start > 1, 'pct_start', 'a float between 0 and 1', pct_start),
  ...when(
    !['cos', 'linear'].includes(anneal_strategy),
    'anneal_strategy',
    '"cos" or "linear"',
    anneal_strategy,
  ),
  ...when(
    pct_start * total === 1,
    'pct_start',
    'another share than one iteration exactly, as its phase divides by 0',
    pct_start,
  ),
];

const curveOf = (strategy: string) => (strategy === 'cos' ? ('cosine' as const) : ('linear' as const));

export const oneCycleLrUpdaterHook: Form = lrUpdaterHook<OneCycleArgs>({
  name: 'OneCycleLrUpdaterHook',
  aliases: ['OneCycleLrUpdater', 'OneCycle'],
  parameters: [
    required('max_lr', numberOrNumbers),
    optional('total_steps', orNone(integer), null),
    ...shape,
    optional('div_factor', number, 25),
    optional('final_div_factor', number, 1e4),
    optional('three_phase', flag, false),
  ],
  byIteration: true,
  asksLength: true,
  refuses: (args, { last, group }) => [
    ...refusedShape(args, args.total_steps ?? last),
    ...when(
      args.total_steps !== null && args.total_steps < last && last < Infinity,
      'total_steps',
      `at least the ${last} iterations of the run`,
      args.total_steps,
    ),
    ...(['div_factor', 'final_div_factor'] as const).flatMap((name) =>
      when(args[name] === 0, name, 'a number other than 0, as it divides', 0),
    ),
    ...refusedGroup(args, ['max_lr'], group),
  ],
  regular: (args, { last, group }) => {
    const peak = perGroup(args.max_lr, group);
    const first = peak / args.div_factor;
    return oneCycle({
      first,
      peak,
      end: first / args.final_div_factor,
      total: args.total_steps ?? last,
      share: args.pct_start,
      threePhase: args.three_phase,
      curve: curveOf(args.anneal_strategy),
    });
  },
  propose: (regular, { last }) => {
    const found = oneCycleOf(regular);
    if (!found) return undefined;
    const { first, peak, end, total, share, threePhase, curve } = found;
    return {
      max_lr: peak,
      total_steps: total === last ? null : total,
      pct_start: share,
      anneal_strategy: curve === 'linear' ? 'linear' : 'cos',
      div_factor: first === 0 ? 1 : peak / first,
      final_div_factor: end === 0 ? 1 : first / end,
      three_phase: threePhase,
    };
  },
  groups: ({ max_lr }) => (typeof max_lr === 'number' ? undefined : max_lr.length),
  families: ['one cycle', 'one cycle, three phases', 'groups'],
  formula:
    'max_lr / div_factor to max_lr at pct_start * total - 1, to max_lr / div_factor / final_div_factor at total - 1',
  notes: [
    {
      code: 'name',
      text: "max_lr takes the place of the optimizer's own rate.",
      fixture: 'mmcv/one-cycle',
    },
    {
      code: 'rounding',
      text: 'max_lr is met only where pct_start * total_steps is whole.',
      fixture: 'mmcv/one-cycle-peak-missed',
    },
    {
      code: 'raises',
      text: 'A pct_start of exactly one iteration divides by zero.',
      fixture: 'mmcv/one-cycle-refused-rise-one',
    },
  ],
});

interface MomentumArgs extends Pick<OneCycleArgs, 'pct_start' | 'anneal_strategy' | 'three_phase'> {
  readonly base_momentum: number | readonly number[];
  readonly max_momentum: number | readonly number[];
}

export const oneCycleMomentumUpdaterHook: Form = momentumUpdaterHook<MomentumArgs>({
  name: 'OneCycleMomentumUpdaterHook',
  parameters: [
    optional('base_momentum', numberOrNumbers, 0.85),
    optional('max_momentum', numberOrNumbers, 0.95),
    ...shape,
    optional('three_phase', flag, false),
  ],
  byIteration: true,
  asksLength: true,
  replacesBase: true,
  refuses: (args, { last, group }) => [
    ...refusedShape(args, last),
    ...refusedGroup(args, ['base_momentum', 'max_momentum'], group),
  ],
  regular: (args, { last, group }) => {
    const most = perGroup(args.max_momentum, group);
    return oneCycle({
      first: most,
      peak: perGroup(args.base_momentum, group),
      end: most,
      total: last,
      share: args.pct_start,
      threePhase: args.three_phase,
      curve: curveOf(args.anneal_strategy),
    });
  },
  idle: { pct_start: 0 },
  families: ['one cycle', 'one cycle, three phases', 'momentum', 'groups'],
  formula: 'max_momentum to base_momentum and back, in the phases of OneCycleLrUpdaterHook',
});
