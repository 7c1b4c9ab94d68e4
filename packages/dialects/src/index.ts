export type { Issue, Schedule, ScheduleError } from '@lrlab/core';
export {
  type Call,
  dialectOf,
  formOf,
  readCall,
  readDeviation,
  readGroups,
  readMomentum,
  singlePrecisionOf,
} from './call.ts';
export { type Clock, ticksOf } from './clock.ts';
export { dialects } from './dialects.ts';
export { type Family, families } from './family.ts';
export type { Args, Dialect, Form, GroupRun, Note, Run } from './form.ts';
export type { ArgumentType, InnerCall, Parameter } from './parameter.ts';
export { type ResumeOrder, resumedOf } from './pytorch/resumed-of.ts';
export { type PlannedRun, runOf } from './run-of.ts';
export { sameRates } from './same-rates.ts';
export { sameSchedule } from './same-schedule.ts';
export { type Reading, readText } from './text/read-text.ts';
export { writeProgram, writeText } from './text/write-text.ts';
export { flat } from './translate/flat.ts';
export { type Residual, residualOf } from './translate/residual.ts';
export { type TranslateOptions, type Translation, translate, translateCall } from './translate/translate.ts';
export { type Written, writeSchedules } from './translate/write-schedules.ts';
export { type WriteOptions, writeCall } from './write-call.ts';
