import { sequence } from '@lrlab/core';
import {
  flag,
  integer,
  number,
  numberOrNumbers,
  optional,
  orNone,
  when,
  word,
} from '../../form/parameter.ts';
import { oneCycle, oneCycleOf } from '../../shared/one-cycle.ts';
import { perGroup, refusedGroup } from '../../shared/per-group.ts';
import type { Scheduler, Start } from './scheduler.ts';

interface OneCycleArgs {
  readonly eta_max: number | readonly number[];
  readonly total_steps: number | null;
  readonly pct_start: number;
  readonly anneal_strategy: string;
  readonly div_factor: number;
  readonly final_div_factor: number;
  readonly three_phase: boolean;
}

const totalOf = ({ total_steps }: OneCycleArgs, { ticks, scale }: Start): number =>
  total_steps === null ? ticks : total_steps * scale;

export const oneCycleScheduler: Scheduler<OneCycleArgs> = {
  name: 'OneCycle',
  parameters: [
    optional('eta_max', numberOrNumbers, 0),
    optional('total_steps', orNone(integer), null),
    optional('pct_start', number, 0.3),
    optional('anneal_strategy', word, 'cos'),
    optional('div_factor', number, 25),
    optional('final_div_factor', number, 1e4),
    optional('three_phase', flag, false),
  ],
  refuses: (args, start) => [
    ...when(
      args.total_steps !== null && args.total_steps <= 0,
      'total_steps',
      'an integer above 0',
      args.total_steps,
    ),
    ...when(args.pct_start < 0 || args.pct_start > 1, 'pct_start', 'a float between 0 and 1', args.pct_start),
    ...when(
      !['cos', 'linear'].includes(args.anneal_strategy),
      'anneal_strategy',
      '"cos" or "linear"',
      args.anneal_strategy,
    ),
    ...when(
      args.pct_start * totalOf(args, start) === 1,
      'pct_start',
      'another share than one tick exactly, as its phase divides by 0',
      args.pct_start,
    ),
    ...when(
      args.total_steps !== null && args.total_steps > 0 && totalOf(args, start) < start.ticks,
      'total_steps',
      `at least the ${start.ticks} ticks from begin to end, as one more rebounds and the next raises`,
      args.total_steps,
    ),
    ...(['div_factor', 'final_div_factor'] as const).flatMap((name) =>
      when(args[name] === 0, name, 'a number other than 0, as it divides', 0),
    ),
    ...refusedGroup(args, ['eta_max'], start.group),
  ],
  curve: (args, start) => {
    const peak = perGroup(args.eta_max, start.group);
    const first = peak / args.div_factor;
    return oneCycle({
      first,
      peak,
      end: first / args.final_div_factor,
      total: totalOf(args, start),
      share: args.pct_start,
      threePhase: args.three_phase,
      curve: args.anneal_strategy === 'cos' ? 'cosine' : 'linear',
    });
  },
  multiplies: () => false,
  propose: ({ parts, begin, after, end }) => {
    const found = oneCycleOf(parts.length === 1 ? parts[0]! : sequence(parts));
    if (!found) return undefined;
    const { first, peak, end: last, total, share, threePhase, curve } = found;
    return {
      eta_max: peak,
      total_steps: total,
      pct_start: share,
      anneal_strategy: curve === 'linear' ? 'linear' : 'cos',
      div_factor: first === 0 ? 1 : peak / first,
      final_div_factor: last === 0 ? 1 : first / last,
      three_phase: threePhase,
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
