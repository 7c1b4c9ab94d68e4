export type { Log, LogFault, LogFormat, LogSeries } from './log/log.ts';
export type { Scalar } from './log/read-event.ts';
export { readEvents } from './log/read-events.ts';
export { readLog } from './log/read-log.ts';
export { type Scalars, writeEvents } from './log/write-events.ts';
