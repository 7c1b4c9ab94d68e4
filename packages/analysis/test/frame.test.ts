import { constant, ramp, ScheduleError, warmupCosine } from '@lrlab/core';
import { parse } from 'csv-parse/sync';
import * as danfojs from 'danfojs-node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  combinedFrame,
  csvOf,
  DataFrame,
  describedFrame,
  differencesFrame,
  frameOf,
  joinedFrame,
  jsonOf,
  metricsFrame,
  ratesFrame,
  recordsOf,
  sortedFrame,
  type ValueRecord,
} from '../src/frame.ts';
import { compareOf, metricsOf } from '../src/index.ts';

const toRecords = (frame: unknown): unknown => danfojs.toJSON(frame as DataFrame);
const text = fc.oneof(fc.string(), fc.constantFrom('a,b', 'a"b', 'a\nb', ' a', '', '1', 'null', 'é—“”'));
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
const rows = fc.array(fc.record({ name: text, 'rate, first': fc.option(number), note: fc.option(text) }), {
  minLength: 1,
  maxLength: 30,
}) as fc.Arbitrary<ValueRecord[]>;

/** The least work of the processor in two rounds, in microseconds: how busy the machine is otherwise does not count. */
function leastWork(act: () => unknown): number {
  const rounds = [1, 2].map(() => {
    const began = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(began);
    return user + system;
  });
  return Math.min(...rounds);
}

describe('what danfojs alone does, and frames of lrlab do not', () => {
  const thirds = [frameOf([{ rate: 1 }]), frameOf([{ rate: 3 }])] as const;

  test('arithmetic of frames is in single precision', () => {
    expect(toRecords(thirds[0].div(3))).toEqual([{ rate: Math.fround(1 / 3) }]);
    expect(recordsOf(combinedFrame(thirds, (a, b) => a / b))).toEqual([{ rate: 1 / 3 }]);
    const large = frameOf([{ steps: 16_777_219 }]);
    expect(toRecords(large.add(0))).toEqual([{ steps: 16_777_220 }]);
    expect(recordsOf(combinedFrame([large, frameOf([{ steps: 0 }])], (a, b) => a + b))).toEqual([
      { steps: 16_777_219 },
    ]);
  });

  test('sorting takes the square of the rows', () => {
    const frame = (n: number): DataFrame =>
      frameOf(Array.from({ length: n }, (_, i) => ({ rate: (i * 7919) % n })));
    const theirs = [5000, 20_000].map((n) => {
      const made = frame(n);
      return leastWork(() => made.sortValues('rate'));
    });
    // Four times the rows take far more than four times the time.
    expect(theirs[1]! / theirs[0]!).toBeGreaterThan(6);
    const made = frame(20_000);
    let sorted = made;
    const ours = leastWork(() => {
      sorted = sortedFrame(made, { by: 'rate' });
    });
    expect(ours).toBeLessThan(theirs[1]!);
    expect(recordsOf(sorted).map(({ rate }) => rate)).toEqual(Array.from({ length: 20_000 }, (_, i) => i));
  });

  test('merging takes the square of the rows', () => {
    const frame = (n: number, name: string): DataFrame =>
      frameOf(Array.from({ length: n }, (_, step) => ({ step, [name]: step })));
    const [left, right] = [frame(20_000, 'a'), frame(20_000, 'b')];
    let joined = left;
    const ours = leastWork(() => {
      joined = joinedFrame([left, right], { on: ['step'] });
    });
    expect(recordsOf(joined)[19_999]).toEqual({ step: 19_999, a: 19_999, b: 19_999 });
    // Half of the rows, and still more.
    const small = [frame(10_000, 'a'), frame(10_000, 'b')] as const;
    const theirs = leastWork(() =>
      danfojs.merge({ left: small[0], right: small[1], on: ['step'], how: 'inner' }),
    );
    expect(theirs).toBeGreaterThan(ours / 2);
  });

  test('texts in CSV are not quoted', () => {
    const frame = frameOf([{ 'a,b': 'x,y', c: 'say "no"' }]);
    expect(danfojs.toCSV(frame)).toBe('a,b,c\nx,y,say "no"\n');
    expect(csvOf(frame)).toBe('"a,b",c\n"x,y","say ""no"""\n');
  });

  test('groups by several columns collide, and so do the keys of a merge', () => {
    const frame = frameOf([
      { k: 'a', l: 'b-c', v: 1 },
      { k: 'a-b', l: 'c', v: 2 },
    ]);
    expect(toRecords(frame.groupby(['k', 'l']).sum())).toHaveLength(1);
    expect(
      recordsOf(describedFrame(frame, { by: ['k', 'l'] })).map(({ k, l, average }) => [k, l, average]),
    ).toEqual([
      ['a', 'b-c', 1],
      ['a-b', 'c', 2],
    ]);
    const [left, right] = [frameOf([{ k: 'a', l: 'b_c', v: 1 }]), frameOf([{ k: 'a_b', l: 'c', w: 2 }])];
    expect(toRecords(danfojs.merge({ left, right, on: ['k', 'l'], how: 'inner' }))).toHaveLength(1);
    expect(() => joinedFrame([left, right], { on: ['k', 'l'] })).toThrow(/expected a row/);
  });

  test('the number 1 and the text 1 are the same key', () => {
    const [left, right] = [frameOf([{ k: 1, v: 5 }]), frameOf([{ k: '1', w: 2 }])];
    expect(toRecords(danfojs.merge({ left, right, on: ['k'], how: 'inner' }))).toHaveLength(1);
    expect(recordsOf(joinedFrame([left, right], { on: ['k'], how: 'left' }))).toEqual([
      { k: 1, v: 5, w: null },
    ]);
  });

  test('means of groups count nothing as 0, and descriptions throw', () => {
    const frame = frameOf([
      { k: 'a', v: 1 },
      { k: 'a', v: null },
    ]);
    expect(toRecords(frame.groupby(['k']).mean())).toEqual([{ k: 'a', v_mean: 0.5 }]);
    expect(() => frame.describe()).toThrow();
    expect(recordsOf(describedFrame(frame, { by: ['k'] }))).toMatchObject([{ k: 'a', rows: 1, average: 1 }]);
  });

  test('a column with the name of a member breaks the frame', () => {
    expect(new DataFrame({ shape: [1, 2] }).shape).not.toEqual([2, 1]);
    expect(() => frameOf([{ shape: 1, values: 2 }])).toThrow(
      'columns: expected a name that danfojs does not use itself, got "shape"\ncolumns: expected a name that danfojs does not use itself, got "values"',
    );
  });

  test('no rows are an error that says nothing', () => {
    expect(() => new DataFrame({ a: [] })).toThrow(/end must be greater/);
    expect(() => frameOf([])).toThrow(/^records: expected a row and a column at least/);
  });

  test('quantiles are not there, and sums go over rows', () => {
    const frame = frameOf([
      { v: 1, w: 10 },
      { v: 3, w: 20 },
    ]);
    expect('quantile' in frame).toBe(false);
    expect(frame.sum().values).toEqual([11, 23]);
    expect(recordsOf(describedFrame(frame))).toMatchObject([
      { metric: 'v', '25%': 1.5, '50%': 2, '75%': 2.5 },
      { metric: 'w', '25%': 12.5, '50%': 15, '75%': 17.5 },
    ]);
  });
});

test('records come back from a frame as they went in, but for what is not there', () => {
  fc.assert(
    fc.property(rows, (given) => {
      expect(recordsOf(frameOf(given))).toEqual(given);
    }),
  );
});

test('another program reads CSV as it was written, with all digits', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom(',', ';', '\t'), (given, separator) => {
      const csv = csvOf(frameOf(given), { separator });
      const read = parse(csv, { columns: true, delimiter: separator, record_delimiter: '\n' });
      const shown = given.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]),
        ),
      );
      expect(read).toEqual(shown);
      expect((read as Record<string, string>[]).map((row) => Number(row['rate, first']))).toEqual(
        given.map((row) => Number(row['rate, first'] ?? '')),
      );
    }),
  );
});

test('JSON holds the records', () => {
  fc.assert(
    fc.property(rows, (given) => {
      expect(JSON.parse(jsonOf(frameOf(given)))).toEqual(JSON.parse(JSON.stringify(given)));
    }),
  );
});

describe('schedules in frames', () => {
  const cosine = warmupCosine({ peak: 0.1, warmupSteps: 100, steps: 1000 });
  const line = ramp({ from: 0.1, to: 0, steps: 1000 });
  const named = [
    { name: 'cosine', schedule: cosine, labels: { framework: 'optax' } },
    { name: 'line', schedule: line, labels: { framework: 'timm' } },
  ];

  test('have rates in rows or in columns', () => {
    const long = ratesFrame(named, { steps: [0, 50] });
    expect(recordsOf(long)).toEqual([
      { framework: 'optax', step: 0, name: 'cosine', rate: 0 },
      { framework: 'optax', step: 50, name: 'cosine', rate: 0.05 },
      { framework: 'timm', step: 0, name: 'line', rate: 0.1 },
      { framework: 'timm', step: 50, name: 'line', rate: 0.095 },
    ]);
    expect(ratesFrame(named, { steps: [0, 50], form: 'wide' }).columns).toEqual(['step', 'cosine', 'line']);
  });

  test('twice of one name have no columns of their own', () => {
    expect(() => ratesFrame([named[0]!, named[0]!], { steps: [0], form: 'wide' })).toThrow(ScheduleError);
  });

  test('have the metrics and differences that analysis tells', () => {
    const { area, peak } = metricsOf(cosine);
    expect(recordsOf(metricsFrame(named, { end: 1000 }))[0]).toMatchObject({
      framework: 'optax',
      area,
      peak: peak.rate,
      warmupSteps: 100,
    });
    const { differences } = compareOf([cosine, line]);
    expect(recordsOf(differencesFrame(named))[0]).toMatchObject({
      first: 'cosine',
      second: 'line',
      area: differences[0]!.area,
      largestStep: differences[0]!.largest!.step,
    });
    expect(
      recordsOf(metricsFrame([{ name: 'flat', schedule: constant({ rate: 1, steps: 9 }) }]))[0],
    ).toMatchObject({
      largestJump: null,
      warmupSteps: 0,
    });
  });
});
