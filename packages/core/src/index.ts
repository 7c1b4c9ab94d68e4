export { checkSchedule } from './check-schedule.ts';
export {
  clamp,
  constant,
  exponential,
  powerLaw,
  product,
  ramp,
  repeat,
  samples,
  sequence,
  stairs,
  window,
} from './constructors.ts';
export type { Curve } from './curve.ts';
export { type DataSet, type DataSetName, dataSets } from './data-sets.ts';
export { durationOf } from './duration-of.ts';
export { fillRates } from './fill-rates.ts';
export { parseSchedule } from './parse-schedule.ts';
export { type Piece, piecesOf, type Shape, type Stride } from './pieces-of.ts';
export {
  batchesPerEpoch,
  effectiveBatch,
  type Plan,
  planOf,
  type Rounding,
  rateForBatch,
  stepsPerEpoch,
  totalSteps,
} from './plan.ts';
export { type Polyline, polylineOf } from './polyline-of.ts';
export {
  cosineRestarts,
  inverseSqrt,
  multiStep,
  noam,
  oneCycle,
  type WarmupOptions,
  warmupConstant,
  warmupCosine,
  warmupLinear,
  warmupStableDecay,
} from './presets.ts';
export { rateAt, rateOf } from './rate-of.ts';
export { scaleRates, scaleSteps } from './scale-schedule.ts';
export type {
  Clamp,
  Constant,
  Exponential,
  PowerLaw,
  Product,
  Ramp,
  Repeat,
  Samples,
  Schedule,
  Sequence,
  Stairs,
  Window,
} from './schedule.ts';
export { type Issue, type IssueCode, issueText, ScheduleError } from './schedule-error.ts';
export { breakpointsOf, type Segment, type SegmentOptions, segmentsOf } from './segments-of.ts';
export { type Summary, summaryOf } from './summary-of.ts';
export { fromUrl, toUrl } from './url.ts';
export {
  type Batches,
  type CarriedWarmup,
  carryWarmup,
  type WarmupCandidate,
  type Whole,
  warmupEpochs,
  warmupIterations,
} from './warmup.ts';
