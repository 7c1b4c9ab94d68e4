import {
  constant,
  type Issue,
  product,
  rateAt,
  type Schedule,
  ScheduleError,
  scaleRates,
  segmentsOf,
  window,
} from '@lrlab/core';
import { settledAt } from '../../clock/settled-at.ts';
import type { GroupRun } from '../../form/form.ts';
import { onIterations } from '../../shared/by-epoch.ts';
import { type Span, spansOf, timeline } from '../../shared/timeline.ts';
import { type IntervalArgs, intervalOf, within } from './interval.ts';
import { curveOf, multiplies, type Scheduler, valuesOf } from './scheduler.ts';

/** One scheduler of a list: its arguments, checked, and where in the list it stands. */
export interface Member {
  readonly scheduler: Scheduler<object>;
  readonly args: IntervalArgs;
  readonly index: number;
}

interface Placed extends Member {
  readonly begin: number;
  readonly end: number;
}

/** What a list of schedulers makes of a base, on the clock of the iterations. */
export function composed(list: readonly Member[], run: GroupRun, base: number): Schedule {
  const factors = list.filter((one) => multiplies(one.scheduler, one.args, { run, base }));
  const schedules = factors.map(({ scheduler, args }) => valuesOf(scheduler, args, { run, base: 1 }));
  const own = list
    .filter((one) => !factors.includes(one))
    .map((one) => placed(one, run))
    .sort((a, b) => a.begin - b.begin);
  if (own.length === 0) return multiplied(schedules, base);
  refuseOverlaps(own, schedules);

  const spans: Span[] = [];
  let value = base;
  let playing = schedules;
  for (const { scheduler, args, begin, end } of own) {
    const from = spans.at(-1)?.until ?? 0;
    const acting = playing.filter((factor) => changes(factor, { from, until: begin + 1, first: true }));
    spans.push(...cut(multiplied(acting, value), begin));
    const before = playing.reduce((all, factor) => all * rateAt(factor, begin), value);
    const values = ownSpans({ scheduler, args, begin, end }, { run, base, value: before });
    spans.push(...values.spans);
    value = values.last;
    // From here on only what a factor does from here on counts.
    playing = playing.flatMap((factor) => {
      const now = rateAt(factor, end - 1);
      return settledAt(factor) <= end - 1 || now === 0 ? [] : [scaleRates(factor, 1 / now)];
    });
  }
  return timeline(merged([...spans, ...cut(multiplied(playing, value), Infinity)]));
}

/** Spans of which no two constant ones of one rate follow each other. */
function merged(spans: readonly Span[]): Span[] {
  return spans.filter(({ schedule }, i) => {
    const next = spans[i + 1]?.schedule;
    return !(schedule.kind === 'constant' && next?.kind === 'constant' && schedule.rate === next.rate);
  });
}

function placed(member: Member, run: GroupRun): Placed {
  const { begin, ticks, byEpoch } = intervalOf(member.args, run);
  const each = byEpoch ? (run.stepsPerEpoch ?? 1) : 1;
  return { ...member, begin: begin * each, end: (begin + ticks) * each };
}

/** What one does from its begin on, stretch by stretch, and the value that it leaves. */
function ownSpans(
  { scheduler, args, begin, end }: Omit<Placed, 'index'>,
  { run, base, value }: { readonly run: GroupRun; readonly base: number; readonly value: number },
): { readonly spans: Span[]; readonly last: number } {
  const interval = intervalOf(args, run);
  const each = interval.byEpoch ? (run.stepsPerEpoch ?? 1) : 1;
  const curve = curveOf(scheduler, args, { run, base, value });
  const spans = spansOf(within(curve, value, { ...interval, begin: 0 })).map((span) => ({
    schedule: span.part.kind === 'constant' ? span.part : onIterations(span.part, interval.byEpoch, run),
    origin: begin + span.start * each,
    until: Math.min(begin + span.end * each, end),
  }));
  return { spans, last: rateAt(curve, interval.ticks - 1) };
}

function multiplied(factors: readonly Schedule[], value: number): Schedule {
  const last = factors.at(-1);
  if (!last) return constant({ rate: value });
  const scaled = scaleRates(last, value);
  return factors.length === 1 ? scaled : product([...factors.slice(0, -1), scaled]);
}

/** A schedule until a step, as the spans of a timeline that has played it from step 0; after its end its last rate. */
function cut(schedule: Schedule, until: number): Span[] {
  const spans = spansOf(schedule).map(({ part, start, end }) => ({
    schedule: part,
    origin: start,
    until: Math.min(end, until),
  }));
  const { end } = spansOf(schedule).at(-1)!;
  return end < until ? [...spans, { schedule: constant({ rate: rateAt(schedule, end) }), until }] : spans;
}

/** What goes down to a floor cannot be multiplied meanwhile and still be a schedule; nor what sets the rate anew. */
function refuseOverlaps(own: readonly Placed[], factors: readonly Schedule[]): void {
  const issues = own.flatMap(({ scheduler, index, begin, end }, i): Issue[] => {
    const next = own[i + 1];
    const name = `${scheduler.name} (${begin} to ${end})`;
    const path = `args.schedulers[${index}]`;
    const issue = (what: string): Issue[] => [
      { path, code: 'range', message: `expected ${what} beside ${name}, got one that acts within it` },
    ];
    if (next && next.begin < end) return issue('no other scheduler that does more than multiply');
    if (scheduler.name === 'OneCycle' && own.length > 1)
      return [
        {
          path,
          code: 'range',
          message: 'expected OneCycle alone, as it replaces the base of others, got others',
        },
      ];
    const replaces = scheduler.name === 'OneCycle' || scheduler.name === 'CosineRestart';
    const from = replaces ? Math.max(begin - 1, 0) : begin;
    return factors.some((factor) => changes(factor, { from, until: end, first: replaces && begin === 0 }))
      ? issue('no scheduler that multiplies')
      : [];
  });
  if (issues.length > 0) throw new ScheduleError(issues);
}

/** Whether a factor changes between two steps; `first`, whether it is other than 1 at the first of them. */
function changes(
  factor: Schedule,
  { from, until, first }: { readonly from: number; readonly until: number; readonly first: boolean },
): boolean {
  const at = rateAt(factor, from);
  if (first && at !== 1) return true;
  if (until - from <= 1) return false;
  const part = window(factor, { start: from, steps: until - from });
  const seen = segmentsOf(part, { limit: 1000, end: until - from - 1 });
  return seen.some((segment) => segment.from !== at || segment.to !== at) || rateAt(factor, until - 1) !== at;
}
