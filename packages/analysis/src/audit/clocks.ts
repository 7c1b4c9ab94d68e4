import { type AfterEnd, endsOf, stepAfterEnd } from './after-end.ts';
import type { WholePlan } from './audit-plan.ts';
import { becauseOf } from './because.ts';
import type { Explanation } from './diagnosis.ts';
import type { Reading } from './readings.ts';
import { type ClockAt, fits, type Subject } from './subject.ts';

/** A mistake that holds from the first update to the last, and the clocks it may show as. */
interface Mistake {
  readonly explanation: Explanation;
  readonly clocks: readonly ClockAt[];
}

/** The clock of a run that follows its plan, with the offset of its log. */
export const rightClock =
  (offset: number): ClockAt =>
  (update) =>
    Math.floor(update) + offset;

/** Every mistake of the clock, without a number to be found, that explains the whole log under a reading. */
export function wrongClocks(subject: Subject, reading: Reading): readonly Explanation[] {
  return mistakesOf(subject.plan).flatMap(({ explanation, clocks }) => {
    for (const clock of clocks) {
      const afterEnd = endFitting(subject, { reading, clock });
      if (!afterEnd) continue;
      const comesAgain = explanation.id === 'fast-clock' && afterEnd !== 'holds';
      return [comesAgain ? { ...explanation, afterEnd } : explanation];
    }
    return [];
  });
}

/** A run that went on after its plan's end, where the rate did not hold. */
export function wentOn(subject: Subject, reading: Reading): readonly Explanation[] {
  const last = Math.floor(reading.updateOf(subject.index.at(-1)!));
  for (const offset of reading.offsets) {
    const afterEnd = endFitting(subject, { reading, clock: rightClock(offset) });
    if (afterEnd && afterEnd !== 'holds')
      return [{ id: 'longer-run', updates: last + 1 - Math.ceil(subject.plan.totalUpdates), afterEnd }];
  }
  return [];
}

/** How the rate goes on after the plan's end, if a log agrees with a clock at all. */
function endFitting(
  subject: Subject,
  { reading, clock }: { reading: Reading; clock: ClockAt },
): AfterEnd | undefined {
  const { plan, index } = subject;
  const { totalUpdates } = plan;
  if (fits(subject, { reading, clock })) return 'holds';
  const i = index.length - 1;
  const ends = endsOf(plan, clock(reading.updateOf(index[i]!), i)).filter((end) => end !== 'holds');
  if (ends.length === 0) return undefined;
  return ends.find((afterEnd) =>
    subject.starts.some((from) =>
      fits(subject, {
        reading,
        clock: (update, point) => stepAfterEnd(clock(update, point), { totalUpdates, from, afterEnd }),
      }),
    ),
  );
}

const offsets = [0, 1, -1];

function mistakesOf(plan: WholePlan): readonly Mistake[] {
  const { updatesPerEpoch, devices, accumulation } = plan;
  // Those that the plan knows, and the few that come of stepping twice or so.
  const known = [devices, accumulation, devices * accumulation];
  const times = [...new Set([...known, 2, 3, 4, 5, 6, 7, 8])].filter((n) => n > 1);
  const fast = times.map(
    (n): Mistake => ({
      explanation: { id: 'fast-clock', times: n, because: becauseOf(n, plan) },
      // Stepped with every batch of an update, or all at once with the update.
      clocks: offsets.flatMap((k) =>
        [...new Set([0, n - 1, 1, -1])].flatMap((j): ClockAt[] => [
          (update) => Math.floor(n * (update + k)) + j,
          (update) => n * Math.floor(update + k) + j,
        ]),
      ),
    }),
  );
  const slow = times.map(
    (n): Mistake => ({
      explanation: { id: 'slow-clock', every: n, because: becauseOf(n, plan) },
      clocks: offsets.flatMap((k) =>
        [0, 1].map(
          (j): ClockAt =>
            (update) =>
              Math.floor((update + k) / n) + j,
        ),
      ),
    }),
  );
  return [...fast, ...slow, ...(updatesPerEpoch > 1 ? byEpoch(updatesPerEpoch) : [])];
}

function byEpoch(perEpoch: number): readonly Mistake[] {
  const epochOf = (update: number): number => Math.floor(update / perEpoch);
  const each = (clockOf: (k: number, j: number) => ClockAt): ClockAt[] =>
    offsets.flatMap((k) => [0, 1].map((j) => clockOf(k, j)));
  return [
    {
      explanation: { id: 'per-epoch', updatesPerEpoch: perEpoch },
      clocks: each((k, j) => (update) => epochOf(update + k) + j),
    },
    {
      explanation: { id: 'held-per-epoch', updatesPerEpoch: perEpoch },
      clocks: each((k, j) => (update) => (epochOf(update + k) + j) * perEpoch),
    },
    {
      explanation: { id: 'clock-reset', updatesPerEpoch: perEpoch },
      clocks: each((k, j) => (update) => {
        const whole = Math.floor(update + k);
        return whole < 0 ? 0 : whole - Math.floor(whole / perEpoch) * perEpoch + j;
      }),
    },
  ];
}
