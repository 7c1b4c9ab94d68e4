import { constant, warmupCosine } from '@lrlab/core';
import { expect, test } from 'vitest';
import { type Layout, logFigure } from '../src/index.ts';

const plan = warmupCosine({ peak: 0.1, warmupSteps: 10, steps: 100 });

test('a log that leaves its plan upwards is drawn whole', () => {
  const logged = { steps: [0, 50, 120], rates: [0.1, 0.4, 0.4] };
  const { layout, data } = logFigure(plan, logged, { divergence: { step: 0, rate: 0.1, text: 'too high' } });
  expect((layout['yaxis'] as Layout)['range']).toEqual([expect.closeTo(-0.024, 9), expect.closeTo(0.424, 9)]);
  expect(layout['shapes']).toMatchObject([{ x0: 0, x1: 121 }]);
  expect(layout['annotations']).toMatchObject([{ text: 'too high' }]);
  expect(data[2]).toMatchObject({ mode: 'markers', x: [0, 50, 120], y: [0.1, 0.4, 0.4] });
});

test('where a log follows its plan nothing is shaded or marked', () => {
  const { layout } = logFigure(plan, { steps: [0], rates: [0] });
  expect([layout['shapes'], layout['annotations']]).toEqual([undefined, undefined]);
});

test('a long log is drawn by a bounded number of points, its last one among them', () => {
  const steps = Array.from({ length: 100_001 }, (_, i) => i);
  const { data } = logFigure(constant({ rate: 1, steps: 100_001 }), { steps, rates: steps.map(() => 1) });
  expect(data[2]!.x!.length).toBeLessThanOrEqual(2001);
  expect(data[2]!.x!.at(-1)).toBe(100_000);
});
