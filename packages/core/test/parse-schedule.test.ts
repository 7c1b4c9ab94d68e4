import fc from 'fast-check';
import { expect, test } from 'vitest';
import { constant, fromUrl, parseSchedule, ScheduleError, toUrl } from '../src/index.ts';
import { schedules } from './arbitrary.ts';

/** JSON knows no -0, which only a rate can be. */
const noMinusZero = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, x) => (x === 0 ? 0 : x)));

test('a schedule is the same after it was JSON, as text and as a value', () => {
  fc.assert(
    fc.property(schedules({ depth: 3, lengths: 'any' }), (schedule) => {
      const text = JSON.stringify(schedule);
      expect(parseSchedule(JSON.parse(text))).toEqual(noMinusZero(schedule));
      expect(parseSchedule(text)).toEqual(noMinusZero(schedule));
    }),
  );
});

test('a value without a fault comes back itself', () => {
  const schedule = constant({ rate: 1 });
  expect(parseSchedule(schedule)).toBe(schedule);
});

test('a schedule is the same after it was a URL', () => {
  fc.assert(
    fc.property(schedules({ depth: 3, lengths: 'any' }), fc.webUrl(), (schedule, base) => {
      expect(fromUrl(toUrl(schedule, base))).toEqual(noMinusZero(schedule));
      expect(new URL(toUrl(schedule, base)).hash).toMatch(/^#schedule=/);
    }),
  );
});

test('other parts of a fragment stay out of it', () => {
  expect(fromUrl(`https://example.org/${toUrl(constant({ rate: 1 }))}&step=3`)).toEqual(
    constant({ rate: 1 }),
  );
});

test('text that is no JSON is refused', () => {
  expect(() => parseSchedule('{"kind":')).toThrow(/^expected JSON: /);
  expect(() => parseSchedule('')).toThrow(ScheduleError);
});

test('a URL without a schedule, or with half of one, is refused', () => {
  for (const url of ['', 'https://example.org/', 'https://example.org/#schedule=', '#schedule=%E0%A4%A']) {
    expect(() => fromUrl(url)).toThrow(/^url: expected a fragment #schedule=/);
  }
  for (const text of ['{', '{"kind":"constant"}', '1', 'null']) {
    expect(() => fromUrl(`#schedule=${encodeURIComponent(text)}`)).toThrow(ScheduleError);
  }
});
