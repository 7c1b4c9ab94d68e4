import { constantScheduler } from './constant.ts';
import { cosineAnnealingScheduler } from './cosine-annealing.ts';
import { cosineRestartScheduler } from './cosine-restart.ts';
import { exponentialScheduler } from './exponential.ts';
import { linearScheduler } from './linear.ts';
import { multiStepScheduler } from './multi-step.ts';
import { oneCycleScheduler } from './one-cycle.ts';
import { polyScheduler } from './poly.ts';
import type { Scheduler } from './scheduler.ts';
import { stepScheduler } from './step.ts';

/** A scheduler, and arguments that leave everything alone. */
const entry = <A>(scheduler: Scheduler<A>, idle: Partial<A>) =>
  ({ scheduler, idle }) as unknown as { readonly scheduler: Scheduler<object>; readonly idle: object };

/** All of them, most idiomatic first. */
export const schedulers: readonly { readonly scheduler: Scheduler<object>; readonly idle: object }[] = [
  entry(multiStepScheduler, { milestones: [] }),
  entry(stepScheduler, { step_size: 1, gamma: 1 }),
  entry(cosineAnnealingScheduler, { eta_min_ratio: 1 }),
  entry(linearScheduler, { start_factor: 1 }),
  entry(polyScheduler, { power: 0 }),
  entry(exponentialScheduler, { gamma: 1 }),
  entry(constantScheduler, { factor: 1 }),
  entry(oneCycleScheduler, {}),
  entry(cosineRestartScheduler, { periods: [0], eta_min_ratio: 1 }),
];
