import { clamp, constant, product, rateAt, type Schedule, scaleSteps, stairs } from '@lrlab/core';
import type { GroupRun } from '../form/form.ts';
import { sameSchedule } from '../form/same-schedule.ts';
import { type Span, spansOf, timeline } from '../shared/timeline.ts';
import { type Clock, tickOf, ticksOf } from './clock.ts';

/**
 * A schedule of ticks that updates see as a given one, as far as updates tell; whoever proposes it reads it back.
 *
 * A rate that stands still begins with the first batch of its update. One that moves is put where its own step 0 falls on a
 * tick, which parts of the same curve that epochs cut up find again.
 */
export function ticksSeenBy(x: Schedule, clock: Clock, run: GroupRun): Schedule {
  const { perUpdate, first } = ticksOf(clock, run);
  switch (x.kind) {
    case 'product':
      return product(x.factors.map((factor) => ticksSeenBy(factor, clock, run)));
    case 'clamp':
      return clamp(ticksSeenBy(x.part, clock, run), { min: x.min, max: x.max });
    case 'stairs':
      return stairs(scaleSteps(x.part, perUpdate), { every: x.every * perUpdate });
    case 'sequence':
    case 'window':
      return timeline(spansOfTicks(x, clock, run));
    default:
      return first > 0 && x.kind === 'ramp'
        ? timeline(spansOfTicks(x, clock, run))
        : scaleSteps(x, perUpdate);
  }
}

/** A tick without what rounding left in its last digits. */
function settled(tick: number): number {
  const whole = Math.round(tick);
  return Math.abs(tick - whole) < 1e-9 * Math.max(1, Math.abs(whole)) ? whole : tick;
}

function spansOfTicks(x: Schedule, clock: Clock, run: GroupRun): Span[] {
  const { perUpdate } = ticksOf(clock, run);
  const spans: { schedule: Schedule; origin: number; start: number }[] = [];
  for (const { part, start } of spansOf(x)) {
    const [inner, offset] = part.kind === 'window' ? [part.part, part.start] : [part, 0];
    const schedule =
      inner.kind === 'constant' ? constant({ rate: inner.rate }) : scaleSteps(inner, perUpdate);
    const before = start === 0 ? 0 : tickOf(start - 1, clock, run) + 1;
    const at = tickOf(start, clock, run);
    const isStill = inner.kind === 'constant';
    // A curve joined half a tick late is the inside of stairs.
    const origin = isStill ? before : settled(at - offset * perUpdate + (inner.kind === 'stairs' ? 0.5 : 0));
    const last = spans.at(-1);
    if (last && sameSchedule(last.schedule, schedule) && (isStill || last.origin === origin)) continue;
    // The last update of an epoch, on a curve that goes on.
    if (
      last &&
      isStill &&
      at >= last.origin &&
      sameSchedule(rateAt(last.schedule, at - last.origin), inner.rate)
    )
      if (part.kind === 'constant' && part.steps === 1) continue;
    if (!last && origin > 0)
      spans.push({ schedule: constant({ rate: rateAt(schedule, 0) }), origin: 0, start: 0 });
    // No update sees what lies between two ticks.
    spans.push({ schedule, origin, start: isStill || origin <= before - 1 ? before : origin });
  }
  return spans.map(({ schedule, origin }, i) => ({
    schedule,
    origin,
    until: spans[i + 1]?.start ?? Infinity,
  }));
}
