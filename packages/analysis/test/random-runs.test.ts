import { rateOf } from '@lrlab/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditOf, diagnosisText, type Explanation } from '../src/index.ts';
import { logOf, type Run, runs } from './random-runs.ts';

type Id = Explanation['id'];

/** A mistake made with a plan: the step of the plan whose rate is in force, or a factor, and whether an explanation tells it. */
interface Defect {
  readonly id: Id;
  readonly clock?: (step: number) => number;
  readonly factor?: number;
  readonly isTold: (one: Explanation) => boolean;
}

const unit = fc.double({ min: 0, max: 0.999, noNaN: true });
const isOf =
  (id: Id, more: (one: never) => boolean = () => true) =>
  (one: Explanation) =>
    one.id === id && more(one as never);
type Of<I extends Id> = Extract<Explanation, { id: I }>;

/** Every mistake of the catalogue that a clock or a factor can make; `a` and `b` say where and how much. */
function defectsOf({ plan, every, share }: Run, a: number, b: number): readonly Defect[] {
  const { totalUpdates: total, updatesPerEpoch: perEpoch, devices, accumulation } = plan;
  const at = Math.round(total * share * (0.2 + 0.6 * a));
  const by = Math.max(2, Math.round(total * 0.03 * (1 + b)));
  const times = [devices, accumulation, 2, 3].filter((n) => n > 1)[Math.floor(b * 2)]!;
  const length = Math.round(total * (b < 0.5 ? 0.5 + 0.4 * a : 1.2 + a));
  const factor = Math.round(11 + b * 30) / 10;
  const skips = [0.1, 0.3 + 0.1 * a, 0.5 + 0.2 * b].map((part) => Math.round(total * share * part));
  const rate = rateOf(plan.schedule);
  // What happens on a flat stretch is seen at its end, and between two points of the log at the second.
  const isNear = (found: number, told: number): boolean => Math.abs(found - told) <= every + 2;
  const shifted = (sign: number) =>
    isOf('shift', ({ by: [least, most] }: Of<'shift'>) => least - 2 <= sign * by && sign * by <= most + 2);
  const skipped = (count: number) =>
    isOf('skipped-updates', (one: Of<'skipped-updates'>) => one.count === count);
  return [
    {
      id: 'fast-clock',
      clock: (step) => step * times,
      isTold: isOf('fast-clock', (one: Of<'fast-clock'>) => one.times === times),
    },
    {
      id: 'slow-clock',
      clock: (step) => Math.floor(step / times),
      isTold: isOf('slow-clock', (one: Of<'slow-clock'>) => one.every === times),
    },
    { id: 'per-epoch', clock: (step) => Math.floor(step / perEpoch), isTold: isOf('per-epoch') },
    {
      id: 'held-per-epoch',
      clock: (step) => Math.floor(step / perEpoch) * perEpoch,
      isTold: isOf('held-per-epoch'),
    },
    { id: 'clock-reset', clock: (step) => step % perEpoch, isTold: isOf('clock-reset') },
    {
      id: 'horizon',
      clock: (step) => Math.min(total, (step * total) / length),
      isTold: isOf(
        'horizon',
        ({ steps: [least, most] }: Of<'horizon'>) => least - 2 <= length && length <= most + 2,
      ),
    },
    {
      id: 'scaled',
      factor,
      isTold: isOf('scaled', (one: Of<'scaled'>) => Math.abs(one.factor / factor - 1) < 1e-3),
    },
    {
      id: 'rebuilt',
      clock: (step) => (step < at ? step : step - at),
      isTold: isOf('rebuilt', (one: Of<'rebuilt'>) => isNear(one.at, at)),
    },
    {
      id: 'frozen',
      clock: (step) => Math.min(step, at),
      isTold: isOf('frozen', (one: Of<'frozen'>) => isNear(one.at, at) || rate(one.at) === rate(at)),
    },
    { id: 'shift', clock: (step) => (step < at ? step : step + by), isTold: shifted(-1) },
    {
      id: 'shift',
      clock: (step) => (step < at ? step : Math.max(at - 1, step - by)),
      isTold: (one) => shifted(1)(one) || skipped(by)(one),
    },
    {
      id: 'skipped-updates',
      clock: (step) => step - skips.filter((skip) => skip < step).length,
      isTold: skipped(3),
    },
  ];
}

test('a run that is right is never called wrong, whatever its plan, unit, offset, rounding and length', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(runs, fc.constantFrom('update', 'batch', 'epoch'), (run, counted) => {
      const { updatesPerEpoch, accumulation } = run.plan;
      const perUpdate = { update: 1, batch: accumulation, epoch: 1 / updatesPerEpoch }[counted];
      const series = logOf(counted === 'epoch' ? { ...run, every: 1 } : run, { perUpdate });
      const diagnosis = auditOf(series, run.plan);
      expect(diagnosis.verdict, `${run.shape}: ${diagnosisText(diagnosis)}`).not.toBe('differs');
    }),
    { numRuns: 150 },
  );
});

test('of a run that went wrong in a way that shows, what happened is among what is told, in 95 of 100', {
  timeout: 300_000,
}, () => {
  const missed: string[] = [];
  let told = 0;
  fc.assert(
    fc.property(runs, unit, unit, (run, a, b) => {
      for (const defect of defectsOf(run, a, b)) {
        const diagnosis = auditOf(logOf(run, defect), run.plan);
        // Where the plan is flat, or by an offset of one, a mistake may come out as planned.
        if (diagnosis.verdict === 'follows') continue;
        if (diagnosis.explanations.some(defect.isTold)) told++;
        else missed.push(`${defect.id} of ${run.shape}: ${diagnosisText(diagnosis)}`);
      }
    }),
    { numRuns: 25 },
  );
  expect(told).toBeGreaterThan(200);
  expect(missed.length / (told + missed.length), missed.join('\n')).toBeLessThan(0.05);
});
