import { type AuditPlan, alignedOf, type Diagnosis, diagnosisText, type Log } from '@lrlab/analysis';
import { durationOf } from '@lrlab/core';
import { type Figure, logFigure } from '@lrlab/figures';
import { drawn, type Format } from '../plot/drawn.ts';

/** Plan and log of every tag as a page, or of the first as a picture. */
export async function drawnAudit({
  log,
  plans,
  diagnoses,
  format,
}: {
  readonly log: Log;
  readonly plans: readonly AuditPlan[];
  readonly diagnoses: readonly Diagnosis[];
  readonly format: Format;
}): Promise<string | Uint8Array> {
  const figures = diagnoses.map((diagnosis, i) => figureOfAudit(diagnosis, plans[i]!, log.series[i]!));
  const words = diagnoses.map((diagnosis) => ({ title: diagnosis.tag, caption: diagnosisText(diagnosis) }));
  return drawn(figures, { format, title: 'Plan and log', words });
}

function figureOfAudit(
  diagnosis: Diagnosis,
  { schedule, totalUpdates }: AuditPlan,
  series: Log['series'][number],
): Figure {
  const { logged, divergence } = alignedOf(series, diagnosis);
  const own = durationOf(schedule);
  const end = totalUpdates ?? (own < Infinity ? own : Math.max(...logged.steps.slice(-1), 1));
  return logFigure({ schedule, name: 'plan' }, logged, {
    title: series.tag,
    caption: diagnosisText(diagnosis),
    end,
    ...(divergence && { divergence }),
  });
}
