import { parseSchedule } from './parse-schedule.ts';
import type { Schedule } from './schedule.ts';
import { ScheduleError } from './schedule-error.ts';

/**
 * `base` with the schedule as its fragment, so that a link holds it whole and no server sees it.
 *
 * @example
 * toUrl(constant({ rate: 0.1 }), 'https://example.org/');
 * // => 'https://example.org/#schedule=%7B%22kind%22%3A%22constant%22%2C%22steps%22%3Anull%2C%22rate%22%3A0.1%7D'
 */
export function toUrl(schedule: Schedule, base = ''): string {
  return `${base}#schedule=${encodeURIComponent(JSON.stringify(schedule))}`;
}

/**
 * The schedule of a URL made by {@link toUrl}, checked as by `parseSchedule`.
 *
 * @example
 * fromUrl(toUrl(constant({ rate: 0.1 }))); // => { kind: 'constant', rate: 0.1, steps: null }
 */
export function fromUrl(url: string): Schedule {
  const text = /#schedule=([^&]+)/.exec(url)?.[1] ?? '%'; // Without one, what decodes no better than half of one.
  try {
    return parseSchedule(decodeURIComponent(text));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
  }
  throw new ScheduleError([
    { path: 'url', code: 'text', message: 'expected a fragment #schedule=… as toUrl writes it' },
  ]);
}
