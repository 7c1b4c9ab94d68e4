import { ScheduleError } from '@lrlab/core';

/** Refuses a command line without a file. */
export function expectFiles(files: readonly string[], what = 'a notebook'): void {
  if (files.length > 0) return;
  throw new ScheduleError([{ path: '', code: 'field', message: `expected ${what}, got nothing` }]);
}
