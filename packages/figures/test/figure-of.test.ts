import {
  constant,
  exponential,
  multiStep,
  planOf,
  ramp,
  rateAt,
  type Schedule,
  sequence,
  stairs,
  warmupCosine,
} from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureOf, type Layout, type Trace } from '../src/index.ts';

const pieces = (ends: readonly number[], rates: readonly number[]): Schedule =>
  sequence(
    rates.map((rate, i) =>
      constant({ rate, steps: i < ends.length ? ends[i]! - (i > 0 ? ends[i - 1]! : 0) : null }),
    ),
  );

const lineOf = ({ data }: { data: readonly Trace[] }): [number, number | null][] =>
  data[0]!.x!.map((x, i) => [x, data[0]!.y![i]!]);
const answersOf = (trace: Trace): Map<number, number> => new Map(trace.x!.map((x, i) => [x, trace.y![i]!]));

describe('the documents’ figures', () => {
  test('fig01 falls at 5001 and 8001, since TensorFlow holds a rate at its boundary', () => {
    const figure = figureOf(pieces([5001, 8001], [0.01, 0.001, 0.0001]), { end: 20000 });
    expect(lineOf(figure)).toEqual([
      [0, 0.01],
      [5001, 0.01],
      [5001, 0.001],
      [8001, 0.001],
      [8001, 0.0001],
      [20000, 0.0001],
    ]);
    const told = answersOf(figure.data[1]!);
    expect([5000, 5001, 8000, 8001].map((step) => told.get(step))).toEqual([0.01, 0.001, 0.001, 0.0001]);
  });

  test('fig16 falls at 5000 and 8000, since the detection code does not', () => {
    const figure = figureOf(pieces([5000, 8000], [0.01, 0.001, 0.0001]), { end: 20000 });
    const told = answersOf(figure.data[1]!);
    expect([4999, 5000, 7999, 8000].map((step) => told.get(step))).toEqual([0.01, 0.001, 0.001, 0.0001]);
  });

  test('fig02 has its rates and shows their range from 8e-3, not from 0', () => {
    const schedule = exponential({ rate: 0.01, factor: 0.98, every: 2000 });
    const { data, layout } = figureOf(schedule, { end: 20000 });
    expect(rateAt(schedule, 19990)).toBeCloseTo(0.00817155, 8);
    expect(data[0]!.y![0]).toBe(0.01);
    expect((layout['yaxis'] as Layout)['range']).toEqual([
      expect.closeTo(0.00806, 5),
      expect.closeTo(0.01011, 5),
    ]);
  });

  test('fig03 does not step down at its very end, where nothing is trained any more', () => {
    const schedule = stairs(exponential({ rate: 0.01, factor: 0.98, every: 2000 }), { every: 2000 });
    expect(lineOf(figureOf(schedule, { end: 20000 })).at(-1)).toEqual([20000, expect.closeTo(0.00833748, 8)]);
  });
});

describe('the pointer', () => {
  test('is answered by used rates only, at whole steps, also where a join lies between two', () => {
    const schedule = sequence([ramp({ from: 0, to: 1, steps: 766.8 }), constant({ rate: 0.5 })]);
    const { data } = figureOf(schedule, { end: 2000 });
    expect(data[0]!.x).toContain(766.8);
    for (const [step, rate] of answersOf(data[1]!)) {
      expect(Number.isInteger(step)).toBe(true);
      expect(rate).toBe(rateAt(schedule, step));
    }
    expect(answersOf(data[1]!).has(767)).toBe(true);
  });

  test('is never further than a few pixels from a point that answers it', () => {
    const { data } = figureOf(constant({ rate: 1 }), { end: 70000 });
    const steps = data[1]!.x!;
    expect(Math.max(...steps.slice(1).map((step, i) => step - steps[i]!))).toBeLessThanOrEqual(70000 / 200);
  });

  test('is told the epoch where a plan is known: 4000 iterations of COCO17 are 2.16 epochs', () => {
    const plan = planOf({ images: 118287, batchSize: 8, devices: 8, epochs: 12 });
    const schedule = multiStep({ rate: 0.1, milestones: [4000], factor: 0.1 });
    const { data } = figureOf(schedule, { plan });
    const at = data[1]!.x!.indexOf(4000);
    expect((data[1]!['customdata'] as number[])[at]).toBeCloseTo(2.16, 2);
    expect(data[1]!['hovertemplate']).toContain('epoch %{customdata');
  });
});

describe('an axis', () => {
  const plan = planOf({ images: 6400, batchSize: 64, epochs: 30 });
  const schedule = multiStep({ rate: 0.1, milestones: [1000], factor: 0.1 });

  test('in epochs ends with the plan', () => {
    const { data, layout } = figureOf(schedule, { plan, unit: 'epoch' });
    expect(data[0]!.x).toEqual([0, 10, 10, 30]);
    expect((layout['xaxis'] as Layout)['title']).toMatchObject({ text: 'Epoch' });
  });

  test('in epochs needs a plan', () => {
    expect(() => figureOf(schedule, { end: 10, unit: 'epoch' })).toThrow(/^plan: expected a plan/);
  });

  test('of a schedule without an end needs one', () => {
    expect(() => figureOf(constant({ rate: 1 }))).toThrow(/end/);
  });

  test('in epochs lays a warm-up of 4000 iterations over the 766 that last as long on other data', () => {
    const plans = [118287, 22720].map((images) => planOf({ images, batchSize: 8, devices: 8 }));
    const lines = [4000, 766].map((steps, i) => ({
      schedule: sequence([ramp({ from: 0, to: 1, steps }), constant({ rate: 1 })]),
      plan: plans[i]!,
    }));
    const { data } = figureOf(lines, { end: 5000, unit: 'epoch' });
    expect(data[0]!.x).toEqual([0, expect.closeTo(2.16, 2), expect.closeTo(5000 / 1849, 9)]);
    expect(data[1]!.x).toEqual([0, expect.closeTo(2.16, 2), expect.closeTo(5000 / 1849, 9)]);
  });

  test('by tens bends a straight warm-up', () => {
    const schedule = sequence([ramp({ from: 0, to: 0.001, steps: 766 }), constant({ rate: 0.001 })]);
    const { data, layout } = figureOf(schedule, { end: 5000, yType: 'log' });
    expect(data[0]!.x!.length).toBeGreaterThan(30);
    for (const [i, step] of data[0]!.x!.entries()) expect(data[0]!.y![i]).toBe(rateAt(schedule, step));
    // From the rate of step 1 on: there is no place for 0.
    expect((layout['yaxis'] as Layout)['range']).toMatchObject([
      expect.closeTo(Math.log10(0.001 / 766), 0),
      expect.closeTo(-3, 0),
    ]);
  });

  test('by tens leaves out rates of 0', () => {
    const { layout } = figureOf(warmupCosine({ peak: 0.1, warmupSteps: 10, steps: 100 }), { yType: 'log' });
    for (const end of (layout['yaxis'] as Layout)['range'] as number[])
      expect(Number.isFinite(end)).toBe(true);
  });
});

describe('what is written in a figure', () => {
  const schedule = constant({ rate: 1 });

  test('is shown letter by letter', () => {
    const { layout, data } = figureOf([{ schedule, name: '<i>&' }, schedule], {
      end: 5,
      title: 'a<b',
      caption: '<br>',
    });
    expect((layout['title'] as Layout)['text']).toContain('<b>a&lt;b</b>');
    expect((layout['title'] as Layout)['text']).toContain('&lt;br&gt;');
    expect(data[0]!.name).toBe('&lt;i&gt;&amp;');
  });

  test('has a legend only where there are several lines', () => {
    expect(figureOf(schedule, { end: 5 }).layout['showlegend']).toBe(false);
    expect(figureOf([schedule, schedule], { end: 5 }).layout['showlegend']).toBe(true);
  });

  test('marks a point with the rate of its step', () => {
    const { data, layout } = figureOf(pieces([10], [1, 2]), {
      end: 20,
      marks: [{ step: 10, text: 'a jump' }],
    });
    expect(data.at(-1)).toMatchObject({ x: [10], y: [2] });
    expect(layout['annotations']).toMatchObject([{ text: 'a jump', x: 10, y: 2 }]);
  });

  test('may be smoothed as TensorBoard does, over the pale exact line', () => {
    const { data } = figureOf(pieces([50], [1, 0]), { end: 100, smooth: { weight: 0.6, every: 10 } });
    expect(data[0]).toMatchObject({ opacity: 0.3, x: [0, 50, 50, 100] });
    // After five ones: (0.6 - 0.6^6) / (1 - 0.6^6).
    expect(data[1]!.y![5]).toBeCloseTo((0.6 - 0.6 ** 6) / (1 - 0.6 ** 6), 12);
  });
});

test('a figure is what JSON holds', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          rate: fc.double({ min: 0, max: 1, noNaN: true }),
          steps: fc.double({ min: 0.5, max: 1e6, noNaN: true }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      (parts) => {
        const figure = figureOf(sequence(parts.map((part) => constant(part))), { title: 'any' });
        expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
      },
    ),
    { numRuns: 50 },
  );
});
