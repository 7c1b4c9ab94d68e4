import type { Schedule } from '@lrlab/core';
import { timeline } from '../../shared/timeline.ts';

/** Each schedule from its boundary on, on its own clock: the last that has begun counts. */
export const joined = (schedules: readonly Schedule[], boundaries: readonly number[]): Schedule =>
  timeline(
    schedules.slice(0, boundaries.length + 1).map((schedule, i, all) => ({
      schedule,
      origin: i === 0 ? 0 : boundaries[i - 1]!,
      until: Math.min(Infinity, ...boundaries.slice(i, all.length - 1)),
    })),
  );
