export type { Issue, Schedule, ScheduleError } from '@lrlab/core';
export { type Clock, ticksOf } from './clock/clock.ts';
export { dialects } from './dialects.ts';
export type { Facts, FactsCall, FactsSource } from './facts/facts.ts';
export { factsOf } from './facts/facts-of.ts';
export type { Resumed, Resuming } from './facts/resumed.ts';
export {
  type Call,
  dialectOf,
  formOf,
  readCall,
  readDeviation,
  readGroups,
  readMomentum,
  singlePrecisionOf,
} from './form/call.ts';
export { type Family, families } from './form/family.ts';
export {
  type Args,
  type Dialect,
  type Form,
  type GroupRun,
  type Note,
  type Run,
  takesFunction,
} from './form/form.ts';
export type { ArgumentType, InnerCall, Parameter } from './form/parameter.ts';
export { type PlannedRun, runOf } from './form/run-of.ts';
export { sameRates } from './form/same-rates.ts';
export { sameSchedule } from './form/same-schedule.ts';
export { type WriteOptions, writeCall } from './form/write-call.ts';
export { type ResumeOrder, resumedOf } from './frameworks/pytorch/resumed-of.ts';
export { type Reading, readText } from './text/read-text.ts';
export { writeProgram, writeText } from './text/write-text.ts';
export { flat } from './translate/flat.ts';
export { type Residual, residualOf } from './translate/residual.ts';
export { type TranslateOptions, type Translation, translate, translateCall } from './translate/translate.ts';
export { type Written, writeSchedules } from './translate/write-schedules.ts';
