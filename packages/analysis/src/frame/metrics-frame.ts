import type { DataFrame } from 'danfojs-node';
import { type MetricsOptions, metricsOf } from '../metrics/metrics-of.ts';
import { frameOf } from './frame-of.ts';
import type { NamedSchedule } from './named-schedule.ts';

/**
 * The metrics of schedules, a row for each; what has no value is `null`.
 *
 * @example
 * const schedule = warmupLinear({ peak: 0.1, warmupSteps: 100, steps: 1100 });
 * const [row] = recordsOf(metricsFrame([{ name: 'straight', schedule }]));
 * [row?.['peak'], row?.['peakStep'], row?.['warmupSteps'], row?.['phases']]; // => [0.1, 100, 100, 2]
 */
export function metricsFrame(schedules: readonly NamedSchedule[], options: MetricsOptions = {}): DataFrame {
  const rows = schedules.map(({ name, schedule, labels }) => {
    const { peak, floor, largestJump, steepest, warmup, phases, mean, ...numbers } = metricsOf(
      schedule,
      options,
    );
    return {
      name,
      ...labels,
      peak: peak.rate,
      peakStep: peak.step,
      floor: floor.rate,
      floorStep: floor.step,
      meanRate: mean,
      ...numbers,
      largestJump: largestJump && largestJump.to - largestJump.from,
      largestJumpStep: largestJump?.step,
      steepest: steepest?.slope,
      steepestStep: steepest?.step,
      warmupSteps: warmup?.steps ?? 0,
      ...(options.plan && { warmupEpochs: warmup?.epochs ?? 0, warmupImages: warmup?.images ?? 0 }),
      warmupShare: warmup ? warmup.areaShare : 0,
      phases: phases.length,
    };
  });
  return frameOf(rows);
}
