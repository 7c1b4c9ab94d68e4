export type { Issue, Schedule, ScheduleError } from '@lrlab/core';
export { type Call, dialectOf, formOf, readCall, readGroups } from './call.ts';
export { dialects } from './dialects.ts';
export type { Args, Dialect, Form, GroupRun, Note, Run } from './form.ts';
export type { ArgumentType, Parameter } from './parameter.ts';
export { sameSchedule } from './same-schedule.ts';
export { readText } from './text/read-text.ts';
export { writeText } from './text/write-text.ts';
export { writeCall } from './write-call.ts';
