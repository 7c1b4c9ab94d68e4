import { ScheduleError } from '@lrlab/core';

/** The value of a JSON text; a `ScheduleError` says where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ScheduleError([
      { path: '', code: 'text', message: `expected JSON: ${(error as Error).message}` },
    ]);
  }
}
