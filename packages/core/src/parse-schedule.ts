import { demand } from './check-fields.ts';
import { checkSchedule } from './check-schedule.ts';
import type { Schedule } from './schedule.ts';
import { ScheduleError } from './schedule-error.ts';

/**
 * A schedule from a value that may be anything, or from its JSON text: the value itself, if it has no fault.
 *
 * Nothing is repaired. A `ScheduleError` names every fault with its path.
 *
 * @example
 * parseSchedule('{"kind":"constant","rate":0.1,"steps":null}'); // => { kind: 'constant', rate: 0.1, steps: null }
 */
export function parseSchedule(value: unknown): Schedule {
  const parsed = typeof value === 'string' ? parseJson(value) : value;
  return demand(parsed as Schedule, checkSchedule(parsed));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ScheduleError([
      { path: '', code: 'text', message: `expected JSON: ${(error as Error).message}` },
    ]);
  }
}
