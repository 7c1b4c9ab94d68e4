import type { Rule } from './rule.ts';
import { boundary } from './rules/boundary.ts';
import { accumulation, processMultiplier } from './rules/clock.ts';
import { absoluteAfter, lengthGap, nestedSequential, onecycleRebase } from './rules/compose.ts';
import { coverage } from './rules/coverage.ts';
import { fvcoreEarly, fvcoreLastStep, odNan } from './rules/detection.ts';
import { milestones } from './rules/milestones.ts';
import { mmengineEnd } from './rules/mmengine.ts';
import { onecycleMomentum, onecyclePhase } from './rules/onecycle.ts';
import { paddleDygraph, scalarGamma } from './rules/paddle.ts';
import { peakMissed } from './rules/peak.ts';
import { logIndex } from './rules/restart.ts';
import { resumeOrder } from './rules/resume.ts';
import { ampSkips, loaderRounding, noise, scaleLinear } from './rules/run.ts';
import { deepspeedLog, lightningInterval, megatronUnits } from './rules/stacks.ts';
import { tail } from './rules/tail.ts';
import { hfPolynomial, hfWarmupFraction } from './rules/transformers.ts';
import { factorZero, float32Step, floorUnit, intInitial } from './rules/values.ts';
import { idleUpdates, seam, tooLong } from './rules/warmup.ts';
import { yoloAuto, yoloBias } from './rules/yolo.ts';

/**
 * Every rule, those that concern all frameworks first.
 *
 * @example
 * rules.find(({ id }) => id === 'warmup/seam')?.severity; // => 'warning'
 */
export const rules: readonly Rule[] = [
  coverage,
  processMultiplier,
  accumulation,
  idleUpdates,
  tooLong,
  seam,
  peakMissed,
  tail,
  resumeOrder,
  boundary,
  nestedSequential,
  absoluteAfter,
  onecycleRebase,
  lengthGap,
  onecyclePhase,
  onecycleMomentum,
  milestones,
  factorZero,
  logIndex,
  floorUnit,
  intInitial,
  float32Step,
  fvcoreEarly,
  fvcoreLastStep,
  odNan,
  hfPolynomial,
  hfWarmupFraction,
  lightningInterval,
  deepspeedLog,
  mmengineEnd,
  paddleDygraph,
  scalarGamma,
  yoloAuto,
  yoloBias,
  scaleLinear,
  loaderRounding,
  megatronUnits,
  ampSkips,
  noise,
];
