import type { Form } from '../../form/form.ts';
import { integer, numberOrNumbers, optional, orNone, required, when } from '../../form/parameter.ts';
import { oneCycleOf } from '../../shared/one-cycle.ts';
import {
  factorParameters,
  type OneCycleArgs,
  type PhaseArgs,
  phaseParameters,
  readOneCycle,
  readPhases,
  refusedFactors,
  refusedPhases,
  threePhase,
  writeOneCycle,
} from '../../shared/one-cycle-args.ts';
import { perGroup, refusedGroup } from '../../shared/per-group.ts';
import { lrUpdaterHook, momentumUpdaterHook } from './hook.ts';

interface RateArgs extends OneCycleArgs {
  readonly max_lr: number | readonly number[];
  readonly total_steps: number | null;
}

const another = 'another share than one iteration exactly, as its phase divides by 0';

export const oneCycleLrUpdaterHook: Form = lrUpdaterHook<RateArgs>({
  name: 'OneCycleLrUpdaterHook',
  aliases: ['OneCycleLrUpdater', 'OneCycle'],
  parameters: [
    required('max_lr', numberOrNumbers),
    optional('total_steps', orNone(integer), null),
    ...phaseParameters,
    ...factorParameters,
  ],
  byIteration: true,
  asksLength: true,
  refuses: (args, { last, group }) => [
    ...refusedPhases(args, { total: args.total_steps ?? last, another }),
    ...when(
      args.total_steps !== null && args.total_steps < last && last < Infinity,
      'total_steps',
      `at least the ${last} iterations of the run`,
      args.total_steps,
    ),
    ...refusedFactors(args),
    ...refusedGroup(args, ['max_lr'], group),
  ],
  regular: (args, { last, group }) =>
    readOneCycle(args, { peak: perGroup(args.max_lr, group), total: args.total_steps ?? last }),
  propose: (regular, { last }) => {
    const found = oneCycleOf(regular);
    if (!found) return undefined;
    const { peak, total } = found;
    return { max_lr: peak, total_steps: total === last ? null : total, ...writeOneCycle(found) };
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

interface MomentumArgs extends PhaseArgs {
  readonly base_momentum: number | readonly number[];
  readonly max_momentum: number | readonly number[];
}

export const oneCycleMomentumUpdaterHook: Form = momentumUpdaterHook<MomentumArgs>({
  name: 'OneCycleMomentumUpdaterHook',
  parameters: [
    optional('base_momentum', numberOrNumbers, 0.85),
    optional('max_momentum', numberOrNumbers, 0.95),
    ...phaseParameters,
    threePhase,
  ],
  byIteration: true,
  asksLength: true,
  replacesBase: true,
  refuses: (args, { last, group }) => [
    ...refusedPhases(args, { total: last, another }),
    ...refusedGroup(args, ['base_momentum', 'max_momentum'], group),
  ],
  regular: (args, { last, group }) => {
    const most = perGroup(args.max_momentum, group);
    return readPhases(args, {
      first: most,
      peak: perGroup(args.base_momentum, group),
      end: most,
      total: last,
    });
  },
  idle: { pct_start: 0 },
  families: ['one cycle', 'one cycle, three phases', 'momentum', 'groups'],
  formula: 'max_momentum to base_momentum and back, in the phases of OneCycleLrUpdaterHook',
});
