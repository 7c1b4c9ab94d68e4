import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSchedule, parseSchedule, type Schedule, ScheduleError } from '../src/index.ts';
import { schedules } from './arbitrary.ts';

const constant = { kind: 'constant', rate: 0.1, steps: 10 };
const ramp = { kind: 'ramp', from: 0.1, to: 0, steps: 10, curve: 'linear', mirrored: false };

describe('what cannot be a schedule is told, and never thrown about', () => {
  const expectIssues = (value: unknown): void => {
    const issues = checkSchedule(value);
    for (const { path, code, message } of issues) {
      expect(path).toMatch(/^([^.[\]]+|\[\d+\])?(\.[^.[\]]*|\[\d+\])*$/);
      expect(['type', 'range', 'field', 'size']).toContain(code);
      expect(message).toMatch(/^expected .+, got .+$/s);
    }
  };

  test('anything', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withNullPrototype: true,
          withSparseArray: true,
          withTypedArray: true,
        }),
        (value) => {
          expect(checkSchedule(value).length).toBeGreaterThan(0);
          const issues = checkSchedule(value);
          for (const { message } of issues) expect(message).toMatch(/^expected .+, got .+$/s);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a schedule with anything put in anywhere', () => {
    const places = [
      'kind',
      'rate',
      'from',
      'to',
      'steps',
      'curve',
      'mirrored',
      'every',
      'parts',
      'part',
      'times',
      'min',
      'start',
      'factors',
      'rates',
      'extra',
    ];
    const odd = fc.oneof(
      fc.anything(),
      fc.double(),
      fc.constantFrom(Number.NaN, Infinity, -1, 0, null, undefined, '', [], {}, 1n, Symbol('s'), () => 1),
    );
    fc.assert(
      fc.property(
        schedules({ depth: 3 }),
        fc.constantFrom(...places),
        odd,
        fc.nat(),
        (schedule, place, value, nth) => {
          expectIssues(mutated(schedule, place, value, nth));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('a field taken away', () => {
    fc.assert(
      fc.property(schedules({ depth: 0 }), fc.nat(), (schedule, nth) => {
        const names = Object.keys(schedule);
        const name = names[nth % names.length]!;
        const { [name as keyof Schedule]: _, ...rest } = schedule;
        expect(checkSchedule(rest)).toMatchObject([{ path: name, code: 'field' }]);
      }),
    );
  });

  test('an object that holds itself', () => {
    const part: Record<string, unknown> = { kind: 'stairs', every: 2 };
    part['part'] = part;
    expect(checkSchedule(part)).toMatchObject([
      { code: 'size', path: expect.stringMatching(/^part(\.part)+$/) },
    ]);
    const all: Record<string, unknown> = { kind: 'sequence' };
    all['parts'] = [all, all, all];
    expect(checkSchedule(all)).toMatchObject([{ code: 'size' }]);
    const curve: Record<string, unknown> = { k: 1 };
    curve['curve'] = curve;
    expect(checkSchedule({ ...ramp, curve })).toHaveLength(1);
  });

  test('ten thousand levels', () => {
    let deep: unknown = constant;
    let curve: unknown = 'linear';
    for (let i = 0; i < 10_000; i++) {
      deep = { kind: 'stairs', part: deep, every: 1 };
      curve = { k: 1, curve };
    }
    expect(checkSchedule(deep)).toMatchObject([{ code: 'size' }]);
    expect(checkSchedule({ ...ramp, curve })).toHaveLength(1);
    expect(() => parseSchedule(deep)).toThrow(ScheduleError);
  });

  test('one part three times in itself, thirty levels deep, at once', () => {
    let bomb: unknown = constant;
    for (let i = 0; i < 30; i++) bomb = { kind: 'sequence', parts: [bomb, bomb, bomb] };
    const began = process.cpuUsage();
    expect(checkSchedule(bomb)).toMatchObject([{ code: 'size' }]);
    expect(process.cpuUsage(began).user).toBeLessThan(5e6);
  });

  test('more faults than fit on a stack', () => {
    const rates = Array(300_000).fill(Number.NaN);
    const value = {
      kind: 'sequence',
      parts: [{ kind: 'stairs', part: { kind: 'samples', rates, every: 1 }, every: 1 }],
    };
    expect(checkSchedule(value)).toHaveLength(300_000);
  });

  test('an object whose kind is a name that every object has', () => {
    for (const kind of ['toString', 'constructor', '__proto__', 'hasOwnProperty']) {
      expect(checkSchedule({ kind })).toMatchObject([{ path: 'kind' }]);
    }
  });
});

test('a schedule of many parts has no fault', () => {
  expect(checkSchedule({ kind: 'sequence', parts: Array(50_000).fill(constant) })).toEqual([]);
});

/** A copy of the `nth` schedule inside with one field set. */
function mutated(schedule: Schedule, place: string, value: unknown, nth: number): unknown {
  let left = nth % 4;
  const copy = (x: unknown): unknown => {
    if (Array.isArray(x)) return x.map(copy);
    if (typeof x !== 'object' || x === null) return x;
    const own = Object.fromEntries(Object.entries(x).map(([name, one]) => [name, copy(one)]));
    return left-- === 0 ? { ...own, [place]: value } : own;
  };
  return copy(schedule);
}
