import { becauseOf } from './because.ts';
import type { Closest } from './closest.ts';
import type { Explanation } from './diagnosis.ts';
import { gapOf, type Reading } from './readings.ts';
import { agrees, type ClockAt, fits, isTelling, type Subject } from './subject.ts';

/** A log that agrees with its plan up to a point, and not from there on. */
interface Break {
  readonly subject: Subject;
  readonly reading: Reading;
  /** The first point that does not agree. */
  readonly point: number;
  /** The step that each point should have. */
  readonly stepOf: (point: number) => number;
  /** The steps between which it happened. */
  readonly least: number;
  readonly most: number;
}

/** The most steps of the plan that are tried as the one at which something happened. */
const mostTried = 5000;

/** What may have happened at one update, which is all that is to be found: the clock began anew, stopped, or was set at the start. */
export function onceOf(subject: Subject, closest: Closest): readonly Explanation[] {
  const one = breakOf(subject, closest);
  const always = one.point === 0 ? shiftsOf(one) : [];
  return [...restartOf(one), ...frozenOf(one), ...always];
}

/** What may have changed by some number at one update. */
export function changedOf(subject: Subject, closest: Closest): readonly Explanation[] {
  const one = breakOf(subject, closest);
  return [...shiftsOf(one), ...factorOf(one)];
}

function breakOf(subject: Subject, { reading, offset, point }: Closest): Break {
  const stepOf = (i: number): number => Math.floor(reading.updateOf(subject.index[i]!)) + offset;
  const most = stepOf(point);
  const before = point > 0 ? stepOf(point - 1) : most;
  // Where the index went back, the last point before says nothing.
  const least = before < most ? before : most - Math.ceil(gapOf(subject.index) * reading.updates);
  return { subject, reading, point, stepOf, least, most };
}

/** A clock that begins anew: the same in a log whether a run was resumed without its state, or the schedule was made again. */
function restartOf(one: Break): readonly Explanation[] {
  const { subject, reading, point, stepOf, least, most } = one;
  // A rate that stays as it was has stopped, whatever the plan has at its start.
  if (!isTelling(subject, Math.max(0, point - 1))) return [];
  const count = Math.min(most - Math.max(0, least - 1), mostTried);
  for (const at of [most, most + 1, ...Array.from({ length: count }, (_, i) => most - 1 - i)]) {
    const clock: ClockAt = (_, i) => stepOf(i) - at;
    if (fits(subject, { reading, clock, from: point })) {
      const seen = subject.breaks.has(point);
      const explanations: Explanation[] = [
        { id: 'rebuilt', at },
        { id: 'resumed-without-state', at },
      ];
      // A new file or an index that goes back is a new process; if there are such elsewhere, this was none.
      if (seen) return explanations.slice(1);
      return subject.breaks.size > 0 && point > 0 ? explanations.slice(0, 1) : explanations;
    }
    // The rate that the optimizer had then became the new base.
    const first = subject.planned(stepOf(point) - at);
    const factor = subject.rates[point]! / first;
    if (
      first > 0 &&
      factor > 0 &&
      Math.abs(factor - 1) > 1e-6 &&
      fits(subject, { reading, clock, factor, from: point })
    ) {
      const base = subject.planned(at) / subject.planned(0);
      if (Math.abs(factor / base - 1) < 0.02) return [{ id: 'rebuilt-on-last-rate', at, factor }];
    }
  }
  return [];
}

/** A rate that stays as it was, though the plan goes on. */
function frozenOf({ subject, point, least, most, stepOf }: Break): readonly Explanation[] {
  if (point >= subject.index.length - 1 || isTelling(subject, point)) return [];
  const end = stepOf(subject.index.length - 1);
  for (let at = most; at >= Math.max(0, least - 1, most - mostTried); at--) {
    // Where the plan itself is flat from there on, it is at fault in something else.
    if (agrees(subject, point, at) && !agrees(subject, point, (at + end) / 2)) return [{ id: 'frozen', at }];
  }
  return [];
}

/** A clock that is as many steps behind, or ahead, from there on. */
function shiftsOf({ subject, reading, point, stepOf, most }: Break): readonly Explanation[] {
  if (!isTelling(subject, point) || subject.index.length - point < 3) return [];
  const { totalUpdates } = subject.plan;
  const found: Explanation[] = [];
  const reach = Math.min(Math.ceil(Math.max(totalUpdates, most)), 1_000_000);
  for (let size = 1; size <= reach && found.length < 2; size++) {
    for (const by of [size, -size]) {
      if (by > most || !agrees(subject, point, most - by)) continue;
      // What comes after the plan's end is not planned, and so not asked.
      const clock: ClockAt = (_, i) => (stepOf(i) - by > totalUpdates ? Number.NaN : stepOf(i) - by);
      const asked = subject.index.reduce(
        (sum, _, i) => (i >= point && !Number.isNaN(clock(0, i)) ? sum + 1 : sum),
        0,
      );
      const enough = asked >= 3 && 2 * asked >= subject.index.length - point;
      if (enough && fits(subject, { reading, clock, from: point })) found.push({ id: 'shift', by, at: most });
    }
  }
  return found;
}

/** Another multiple of the plan from there on. */
function factorOf({ subject, reading, point, stepOf, most }: Break): readonly Explanation[] {
  const planned = subject.planned(most);
  const factor = subject.rates[point]! / planned;
  if (!(planned > 0) || subject.index.length - point < 3) return [];
  if (!fits(subject, { reading, clock: (_, i) => stepOf(i), factor, from: point })) return [];
  return [{ id: 'scaled', factor, at: most, because: becauseOf(factor, subject.plan) }];
}
