import { constant, type Issue, rateAt, type Schedule } from '@lrlab/core';
import { settledAt } from '../../clock/settled-at.ts';
import type { GroupRun } from '../../form/form.ts';
import { besides, flag, from0, optional, type Parameter, when } from '../../form/parameter.ts';
import { timeline } from '../../shared/timeline.ts';

/** What every scheduler takes: where it acts, and in what unit. */
export interface IntervalArgs {
  readonly begin: number;
  readonly end: number;
  readonly by_epoch: boolean;
  readonly convert_to_iter_based: boolean;
}

/** MMEngine's word for "to the end": the runner puts the length of the training in its place. */
export const forEver = 1_000_000_000;

export const intervalParameters: readonly Parameter[] = [
  optional('begin', from0, 0),
  optional('end', from0, forEver),
  besides('last_step'),
  optional('by_epoch', flag, true),
  besides('verbose'),
  optional('convert_to_iter_based', flag, false),
];

/** Where a scheduler acts, in its own ticks. */
export interface Interval {
  readonly begin: number;
  readonly ticks: number;
  readonly byEpoch: boolean;
  /** What lengths in epochs are multiplied by: the iterations of one, if it was converted. */
  readonly scale: number;
}

function lengthOf(byEpoch: boolean, { epochs, stepsPerEpoch = 1, totalSteps }: GroupRun): number {
  if (byEpoch) return epochs ?? (totalSteps === undefined ? forEver : totalSteps / stepsPerEpoch);
  return epochs === undefined ? (totalSteps ?? forEver) : epochs * stepsPerEpoch;
}

export function intervalOf(args: IntervalArgs, run: GroupRun): Interval {
  const { by_epoch, convert_to_iter_based } = args;
  const scale = convert_to_iter_based ? (run.stepsPerEpoch ?? 1) : 1;
  const given = args.end === forEver ? lengthOf(by_epoch, run) : args.end;
  const begin = Math.trunc(args.begin * scale);
  const end = given === forEver ? forEver : Math.trunc(given * scale);
  return { begin, ticks: end - begin, byEpoch: by_epoch && !convert_to_iter_based, scale };
}

export function refusedInterval(args: IntervalArgs, run: GroupRun): readonly Issue[] {
  const { begin, end, by_epoch, convert_to_iter_based } = args;
  const converts = convert_to_iter_based && by_epoch;
  return [
    ...when(
      convert_to_iter_based && !by_epoch,
      'convert_to_iter_based',
      'False where by_epoch is False',
      true,
    ),
    ...(['begin', 'end'] as const).flatMap((name) =>
      when(!(converts || Number.isInteger(args[name])), name, 'an integer', args[name]),
    ),
    ...when(end <= begin, 'end', `a number above begin (${begin})`, end),
    ...when(
      end > begin && intervalOf(args, run).ticks <= 0,
      end === forEver ? 'begin' : 'end',
      'at least one tick between begin and end',
      end === forEver ? begin : end,
    ),
  ];
}

/** A curve from the begin of an interval on; outside it nothing happens, so that its last value stays. */
export function within(curve: Schedule, before: number, { begin, ticks }: Interval): Schedule {
  const lead = { schedule: constant({ rate: before }), until: begin };
  const last = begin + ticks - 1;
  if (ticks >= forEver - begin || settledAt(curve) <= ticks - 1)
    return timeline([lead, { schedule: curve, origin: begin, until: Infinity }]);
  return timeline([
    lead,
    { schedule: curve, origin: begin, until: last },
    { schedule: constant({ rate: rateAt(curve, ticks - 1) }), until: Infinity },
  ]);
}
