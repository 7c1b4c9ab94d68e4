import { constant, type Ramp, ramp, rateAt } from '@lrlab/core';
import { type ArgumentType, integers, numbers, optional, required, when } from '../../form/parameter.ts';
import { type Span, timeline } from '../../shared/timeline.ts';
import { type FloorArgs, floorOf, floorParameter, refusedFloors } from './floor.ts';
import type { Scheduler } from './scheduler.ts';

interface RestartArgs extends FloorArgs {
  readonly periods: readonly number[];
  readonly restart_weights: readonly number[];
}

const lengths: ArgumentType = {
  expected: 'a list of integers from 0',
  holds: (value) => integers.holds(value) && (value as number[]).every((one) => one >= 0),
};

export const cosineRestartScheduler: Scheduler<RestartArgs> = {
  name: 'CosineRestart',
  parameters: [
    required('periods', lengths),
    optional('restart_weights', numbers, [1]),
    floorParameter('eta_min'),
    floorParameter('eta_min_ratio'),
  ],
  refuses: (args) => [
    ...when(
      args.eta_min === null && args.eta_min_ratio === null,
      'eta_min',
      'exactly one of eta_min and eta_min_ratio',
      null,
    ),
    ...refusedFloors(args),
    ...when(
      args.periods.length !== args.restart_weights.length,
      'restart_weights',
      `one weight for each of the ${args.periods.length} periods`,
      args.restart_weights,
    ),
  ],
  curve: (args, start) => {
    const { base, value } = start;
    const to = floorOf(args, start);
    let until = 0;
    const spans = args.periods.flatMap((period, i): Span[] => {
      const steps = period * start.scale;
      until += steps;
      const from = base * args.restart_weights[i]!;
      return steps > 0 ? [{ schedule: ramp({ from, to, steps, curve: 'cosine' }), until }] : [];
    });
    const last = spans.at(-1);
    if (!last) return constant({ rate: value });
    // After the last period the rate of its last tick stays.
    const held = rateAt(last.schedule, (last.schedule as Ramp).steps - 1);
    return timeline([
      ...spans.slice(0, -1),
      { ...last, until: until - 1 },
      { schedule: constant({ rate: held }), until: Infinity },
    ]);
  },
  multiplies: ({ periods }) => periods.every((period) => period === 0),
  propose: ({ parts, after, begin, end }, base) => {
    const ramps = parts.map((part) => (part.kind === 'window' ? part.part : part));
    const found = ramps.filter((part): part is Ramp => part.kind === 'ramp' && part.curve === 'cosine');
    const eta_min = found[0]?.to ?? 0;
    const rest = ramps.length === found.length ? after : undefined;
    const held = parts.at(-1)!;
    const single = held.kind === 'constant' ? held.rate : held.kind === 'window' ? undefined : rest;
    const tail = single === undefined ? [] : [{ steps: 1, from: single }];
    const all = [...found.map(({ steps, from }) => ({ steps, from })), ...tail];
    return {
      periods: all.map(({ steps }) => steps),
      restart_weights: all.map(({ from }) => from / base),
      eta_min,
      // Cut by the end of the interval, or held after the last period.
      end: Math.min(end, begin + all.reduce((sum, { steps }) => sum + steps, 0)),
    };
  },
  families: ['cosine restarts, listed', 'cosine restarts, equal', 'cosine'],
  formula: 'eta_min + (base * weight - eta_min) * (1 + cos(pi * k / period)) / 2, k from the restart',
  notes: [
    {
      code: 'floor',
      text: 'A restart is at base * weight whatever the floor; MMCV restarts at min_lr + weight * (base - min_lr).',
      fixture: 'mmengine/restart',
    },
    {
      code: 'after-end',
      text: 'After the last period the rate of its last tick stays.',
      fixture: 'mmengine/restart-held',
    },
    {
      code: 'name',
      text: 'A restart replaces what other schedulers of the list have made of the rate.',
    },
  ],
};
