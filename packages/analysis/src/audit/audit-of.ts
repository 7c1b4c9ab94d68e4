import type { LogSeries } from '../log/log.ts';
import { agreementOf } from './agreement.ts';
import { type AuditPlan, checkAudit, wholePlan } from './audit-plan.ts';
import { closest } from './closest.ts';
import type { Diagnosis, Explanation, Verdict } from './diagnosis.ts';
import { divergenceOf } from './divergence.ts';
import { explained } from './explained.ts';
import { flatOf } from './flat.ts';
import { foundRight, type Right } from './found-right.ts';
import { precisionsOf } from './precision.ts';
import { type Reading, readingsOf } from './readings.ts';
import { type Subject, subjectOf } from './subject.ts';
import { thinned } from './thinned.ts';

/**
 * Whether a run followed its plan, by the rates it logged, or else where it left it, and what explains that.
 *
 * Before anything is called wrong, the log is read in every way that is usual: an index of updates, batches, epochs or samples;
 * the rate that was used or the next one; doubles, single precision, rounded text. Explanations that fit equally are all told, and
 * a stretch on which the plan is flat is told as one on which nothing can be seen.
 *
 * @example
 * const schedule = ramp({ from: 0.1, to: 0, steps: 100 });
 * const index = [0, 10, 20, 30, 40, 50];
 * const twice = { tag: 'lr', indexName: 'step', index, rates: [0.1, 0.08, 0.06, 0.04, 0.02, 0], fileStarts: [], keptEvery: 1 };
 * const { verdict, explanations } = auditOf(twice, { schedule, devices: 2 });
 * verdict; // => 'differs'
 * explanations[0]; // => { id: 'fast-clock', times: 2, because: 'devices' }
 */
export function auditOf(series: LogSeries, plan: AuditPlan): Diagnosis {
  checkAudit(series, plan);
  const whole = wholePlan(plan, series.index);
  const points = thinned(series, whole);
  const readings = readingsOf(whole, points);
  const peak = points.rates.reduce((most, rate) => Math.max(most, Math.abs(rate)), 0);
  const subjects = precisionsOf(points.rates, peak).map((precision) =>
    subjectOf(points, { plan: whole, precision }),
  );
  const found = verdictOf(subjects, readings);
  const { verdict, subject, reading, offset, explanations, right } = found;
  const { tag } = series;
  const last = Math.floor(reading.updateOf(points.index.at(-1)!));
  return {
    tag,
    verdict,
    points: series.index.length,
    first: series.index[0]!,
    last: series.index.at(-1)!,
    index: {
      unit: reading.unit,
      updates: reading.updates,
      offset: right && right.offsets.length > 1 ? null : offset,
      orElse: right?.orElse ?? [],
    },
    agreement: agreementOf(subject, { reading, offset }),
    divergence: verdict === 'follows' ? null : divergenceOf(subject, { reading, offset }),
    explanations,
    flat: flatOf(subject, { reading, offset }),
    updatesPastEnd: Math.max(0, last + 1 - Math.ceil(whole.totalUpdates)),
  };
}

interface FoundVerdict {
  readonly verdict: Verdict;
  readonly subject: Subject;
  readonly reading: Reading;
  readonly offset: number;
  readonly explanations: readonly Explanation[];
  readonly right: Right | undefined;
}

/** Right, if it is under some reading and precision; else what explains it; the strictest precision that does is told. */
function verdictOf(subjects: readonly Subject[], readings: readonly Reading[]): FoundVerdict {
  for (const subject of subjects) {
    const right = foundRight(subject, readings);
    if (!right) continue;
    const { reading, offsets, doubts } = right;
    const verdict = right.isLonger ? 'differs' : doubts.length > 0 ? 'ambiguous' : 'follows';
    return { verdict, subject, reading, offset: offsets[0]!, explanations: doubts, right };
  }
  const why = explained(subjects, readings);
  if (why) return { verdict: 'differs', ...why, right: undefined };
  // Nothing known explains it: the loosest reading that holds longest is told.
  const subject = subjects.at(-1)!;
  const { reading, offset } = closest(subject, readings);
  return { verdict: 'differs', subject, reading, offset, explanations: [], right: undefined };
}
