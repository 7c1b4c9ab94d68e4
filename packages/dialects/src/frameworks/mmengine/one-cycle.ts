import { sequence } from '@lrlab/core';
import { integer, numberOrNumbers, optional, orNone, when } from '../../form/parameter.ts';
import { oneCycleOf } from '../../shared/one-cycle.ts';
import {
  factorParameters,
  type OneCycleArgs,
  phaseParameters,
  readOneCycle,
  refusedFactors,
  refusedPhases,
  writeOneCycle,
} from '../../shared/one-cycle-args.ts';
import { perGroup, refusedGroup } from '../../shared/per-group.ts';
import type { Scheduler, Start } from './scheduler.ts';

interface SchedulerArgs extends OneCycleArgs {
  readonly eta_max: number | readonly number[];
  readonly total_steps: number | null;
}

const totalOf = ({ total_steps }: SchedulerArgs, { ticks, scale }: Start): number =>
  total_steps === null ? ticks : total_steps * scale;

export const oneCycleScheduler: Scheduler<SchedulerArgs> = {
  name: 'OneCycle',
  parameters: [
    optional('eta_max', numberOrNumbers, 0),
    optional('total_steps', orNone(integer), null),
    ...phaseParameters,
    ...factorParameters,
  ],
  refuses: (args, start) => [
    ...when(
      args.total_steps !== null && args.total_steps <= 0,
      'total_steps',
      'an integer above 0',
      args.total_steps,
    ),
    ...refusedPhases(args, {
      total: totalOf(args, start),
      another: 'another share than one tick exactly, as its phase divides by 0',
    }),
    ...when(
      args.total_steps !== null && args.total_steps > 0 && totalOf(args, start) < start.ticks,
      'total_steps',
      `at least the ${start.ticks} ticks from begin to end, as one more rebounds and the next raises`,
      args.total_steps,
    ),
    ...refusedFactors(args),
    ...refusedGroup(args, ['eta_max'], start.group),
  ],
  curve: (args, start) =>
    readOneCycle(args, { peak: perGroup(args.eta_max, start.group), total: totalOf(args, start) }),
  multiplies: () => false,
  propose: ({ parts, begin, after, end }) => {
    const found = oneCycleOf(parts.length === 1 ? parts[0]! : sequence(parts));
    if (!found) return undefined;
    const { peak, total } = found;
    return {
      eta_max: peak,
      total_steps: total,
      ...writeOneCycle(found),
      end: after === undefined ? begin + total : end,
    };
  },
  groups: ({ eta_max }) => (typeof eta_max === 'number' ? undefined : eta_max.length),
  families: ['one cycle', 'one cycle, three phases', 'groups'],
  formula:
    'eta_max / div_factor to eta_max at pct_start * total_steps - 1, to eta_max / div_factor / final_div_factor',
  notes: [
    {
      code: 'name',
      text: "eta_max takes the place of the optimizer's own rate, and its default of 0 trains nothing.",
      fixture: 'mmengine/one-cycle-defaults',
    },
    {
      code: 'after-end',
      text: 'At tick total_steps of an interval that is longer the rate rebounds; the next tick raises.',
      fixture: 'mmengine/one-cycle-past',
    },
    {
      code: 'raises',
      text: 'A pct_start of exactly one tick divides by zero.',
      fixture: 'mmengine/one-cycle-refused-rise-one',
    },
  ],
};
