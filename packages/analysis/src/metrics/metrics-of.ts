import {
  durationOf,
  effectiveBatch,
  type Plan,
  rateAt,
  type Schedule,
  stepsPerEpoch,
  totalSteps,
} from '@lrlab/core';
import { countedSteps } from '../spans/counted-steps.ts';
import { courseOf } from './course-of.ts';
import { areaOf, extremesOf } from './extremes-of.ts';
import { stepAtLeast, stepsAbove } from './levels-of.ts';
import type { EffectiveWarmup, Metrics, Phase } from './metrics.ts';

/** What metrics are taken of. */
export interface MetricsOptions {
  /** The step to stop before: the plan's total steps unless told, or else the schedule's own end. */
  readonly end?: number;
  /** What turns updates into epochs and images. */
  readonly plan?: Plan;
}

/**
 * Peak and floor, mean and area, times above and up to a share of the peak, jumps, slopes, phases and the warm-up of one schedule, over
 * the whole steps `0 … end - 1`.
 *
 * The area is the sum of the rates of all steps, in rate times updates, and the mean that over the steps; neither is an
 * integral of the curve between the steps. Nothing is sampled: pieces that are constant, straight, cosine or exponential are summed by
 * formula and searched by bounds, so that they cost the same however long they are; of any other piece every step is asked.
 * More than 20 million pieces are a `ScheduleError`.
 *
 * @example
 * const { peak, area, warmup, phases } = metricsOf(warmupLinear({ peak: 0.1, warmupSteps: 100, steps: 1100 }));
 * peak; // => { rate: 0.1, step: 100 }
 * area.toFixed(9); // => '55.000000000'
 * warmup?.steps; // => 100
 * phases.map(({ name, steps }) => [name, steps]); // => [['warmup', 100], ['decay', 1000]]
 */
export function metricsOf(schedule: Schedule, { plan, ...options }: MetricsOptions = {}): Metrics {
  const steps = countedSteps(options.end ?? (plan ? totalSteps(plan) : durationOf(schedule)));
  const { peak, floor, area, magnitude } = extremesOf(schedule, steps);
  const { phases, largestJump, steepest } = courseOf(schedule, steps, magnitude);
  const hasPeak = peak.rate > 0;
  const reaching = (share: number): number | null =>
    hasPeak ? stepAtLeast(share * peak.rate, schedule, steps) : null;
  return {
    steps,
    first: rateAt(schedule, 0),
    last: rateAt(schedule, steps - 1),
    peak,
    floor,
    mean: area / steps,
    area,
    stepsAboveHalf: hasPeak ? stepsAbove(peak.rate / 2, schedule, steps) : null,
    stepsTo50Percent: reaching(0.5),
    stepsTo90Percent: reaching(0.9),
    largestJump,
    steepest,
    warmup: warmupOf(schedule, { phases, area, plan }),
    phases,
  };
}

function warmupOf(
  schedule: Schedule,
  { phases, area, plan }: { phases: readonly Phase[]; area: number; plan: Plan | undefined },
): EffectiveWarmup | null {
  const steps = phases.findLast(({ name }) => name === 'warmup')?.end;
  if (steps === undefined) return null;
  const own = areaOf(schedule, steps);
  return {
    steps,
    ...(plan && { epochs: steps / stepsPerEpoch(plan), images: steps * effectiveBatch(plan) }),
    area: own,
    areaShare: area === 0 ? null : own / area,
  };
}
