import { constant, planOf, ramp, rateAt, warmupLinear } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { distanceFigure, type Layout, multiplesFigure, phasesFigure, type Trace } from '../src/index.ts';

const axis = (layout: Layout, name: string): Layout => layout[name] as Layout;
const annotationsOf = (layout: Layout): { text: string; x: number }[] =>
  (layout['annotations'] ?? []) as { text: string; x: number }[];

describe('small multiples', () => {
  const lines = [10, 20, 30, 40, 50].map((steps) => ({
    name: `<${steps}>`,
    schedule: ramp({ from: 1, to: 0, steps }),
  }));

  test('have a panel for each schedule, whose axes move together and do not overlap', () => {
    const { data, layout } = multiplesFigure(lines, { columns: 2 });
    const panels = ['', '2', '3', '4', '5'];
    expect(data.filter(({ mode }) => mode === 'lines').map(({ xaxis }) => xaxis)).toEqual([
      'x',
      'x2',
      'x3',
      'x4',
      'x5',
    ]);
    expect(panels.slice(1).every((n) => axis(layout, `xaxis${n}`)['matches'] === 'x')).toBe(true);
    expect(panels.slice(1).every((n) => axis(layout, `yaxis${n}`)['matches'] === 'y')).toBe(true);
    const places = panels.map(
      (n) => [axis(layout, `xaxis${n}`)['domain'], axis(layout, `yaxis${n}`)['domain']] as number[][],
    );
    for (const [i, [x, y]] of places.entries()) {
      expect([x![0]! >= 0, x![1]! <= 1, y![0]! >= 0, y![1]! <= 1, y![0]! < y![1]!]).toEqual(
        Array(5).fill(true),
      );
      for (const [otherX, otherY] of places.slice(i + 1)) {
        const apart =
          otherX![0]! >= x![1]! || otherX![1]! <= x![0]! || otherY![1]! <= y![0]! || otherY![0]! >= y![1]!;
        expect(apart).toBe(true);
      }
    }
  });

  test('have numbers at the left and at the bottom only, and the name of each as it is written', () => {
    const { layout } = multiplesFigure(lines, { columns: 2 });
    const shown = (letter: string): unknown[] =>
      ['', '2', '3', '4', '5'].map((n) => axis(layout, `${letter}axis${n}`)['showticklabels']);
    expect(shown('y')).toEqual([true, false, true, false, true]);
    expect(shown('x')).toEqual([false, false, false, true, true]);
    expect(annotationsOf(layout)[0]?.text).toBe('&lt;10&gt;');
  });

  test('may show one line in all of them, and are exact', () => {
    const reference = constant({ rate: 0.5 });
    const { data, layout } = multiplesFigure(lines, { reference, end: 50 });
    const drawn = data.filter(({ mode }) => mode === 'lines');
    expect(drawn).toHaveLength(10);
    expect(drawn[0]!.y).toEqual([0.5, 0.5]);
    for (const trace of data.filter(({ mode }) => mode === 'markers')) {
      const own = lines[Number((trace['xaxis'] as string).slice(1) || 1) - 1]!.schedule;
      expect(trace.x!.every((step, i) => trace.y![i] === rateAt(own, step))).toBe(true);
    }
    expect((layout['meta'] as { lines: unknown[] }).lines).toHaveLength(5);
  });

  test('may count epochs', () => {
    const plan = planOf({ images: 640, batchSize: 64, epochs: 5 });
    expect(multiplesFigure(lines, { plan, unit: 'epoch' }).data[0]!.x!.at(-1)).toBe(5);
  });
});

describe('a heat map', () => {
  const names = ['a<b', 'c', 'd'];
  const distances = [
    [0, 1, 4],
    [1, 0, 3],
    [4, 3, 0],
  ];

  test('is dark where things are far, with a number in each cell but the diagonal', () => {
    const { data, layout } = distanceFigure({ names, distances });
    const [map] = data as [Trace];
    expect(map).toMatchObject({ type: 'heatmap', z: distances, zmin: 0, zmax: 4 });
    expect(annotationsOf(layout).map(({ text }) => text)).toEqual(['1', '4', '1', '3', '4', '3']);
    expect((layout['xaxis'] as Layout)['ticktext']).toEqual(['a&lt;b', 'c', 'd']);
  });

  test('of many has no numbers, and of the same things no division by 0', () => {
    const many = Array.from({ length: 13 }, (_, i) => `${i}`);
    const { data, layout } = distanceFigure({ names: many, distances: many.map(() => many.map(() => 0)) });
    expect(annotationsOf(layout)).toEqual([]);
    expect((data[0] as Trace)['zmax']).toBe(1);
  });
});

describe('phases', () => {
  const schedule = warmupLinear({ peak: 0.1, warmupSteps: 100, steps: 1000 });

  test('are shaded from their start to their end, and named with their length', () => {
    const phases = [
      { name: 'warmup', start: 0, end: 100 },
      { name: 'decay', start: 100, end: 2000 },
    ];
    const { layout, data } = phasesFigure(schedule, phases, { end: 1000 });
    expect((layout['shapes'] as Layout[]).map(({ x0, x1 }) => [x0, x1])).toEqual([
      [0, 100],
      [100, 1000],
    ]);
    expect(annotationsOf(layout).map(({ text, x }) => [text, x])).toEqual([
      ['warm-up<br>100', 50],
      ['decay<br>1,900', 550],
    ]);
    expect(data[0]!.x).toEqual([0, 100, 1000]);
  });

  test('too narrow for a name are shaded only, and marks stay', () => {
    const phases = [
      { name: 'a', start: 0, end: 10 },
      { name: 'b', start: 10, end: 1000 },
    ];
    const { layout } = phasesFigure(schedule, phases, { marks: [{ step: 100, text: 'the peak' }] });
    expect(annotationsOf(layout).map(({ text }) => text)).toEqual(['the peak', 'b<br>990']);
  });
});

test('figures for comparing are what JSON holds', () => {
  const schedule = ramp({ from: 1, to: 0, steps: 10 });
  const all = [
    multiplesFigure([schedule, schedule], { title: 'two', caption: 'of them' }),
    distanceFigure({ names: ['a'], distances: [[0]] }),
    phasesFigure(schedule, [{ name: 'decay', start: 0, end: 10 }], { yType: 'log' }),
  ];
  expect(JSON.parse(JSON.stringify(all))).toStrictEqual(all);
});
