import { constant, multiStep, ramp, warmupCosine, warmupLinear } from '@lrlab/core';
import { expect, test } from 'vitest';
import { differenceOf } from '../src/difference-of.ts';
import { differenceFigure, type Layout } from '../src/index.ts';

const tensorflow = multiStep({ rate: 0.01, milestones: [5001], factor: 0.1 });
const detection = multiStep({ rate: 0.01, milestones: [5000], factor: 0.1 });

test('TensorFlow’s boundary and the detection code’s differ at one step of 20000, which is found and marked', () => {
  const { step, largest, rates } = differenceOf(tensorflow, detection, 20000);
  expect(step).toBe(5000);
  expect(largest).toBeCloseTo(-0.009, 15);
  expect(rates.filter((rate) => Math.abs(rate) > 1e-9)).toHaveLength(1);
  const { layout, data } = differenceFigure(tensorflow, detection, { end: 20000 });
  expect(layout['annotations']).toMatchObject([{ text: 'Largest: -0.009 at step 5000' }]);
  expect(data.at(-1)).toMatchObject({ yaxis: 'y2', x: [5000], y: [largest] });
});

test('cosine and straight line differ most where the cosine’s slope is the line’s', () => {
  const options = { peak: 1, warmupSteps: 0, steps: 100_000 };
  const { step, largest } = differenceOf(warmupLinear(options), warmupCosine(options), 100_000);
  // (1 + cos(pi q)) / 2 - (1 - q) is largest where sin(pi q) = 2 / pi.
  const share = Math.asin(2 / Math.PI) / Math.PI;
  expect(step / 100_000).toBeCloseTo(share, 4);
  expect(largest).toBeCloseTo((1 + Math.cos(Math.PI * share)) / 2 - (1 - share), 9);
});

test('the same schedule twice is told to be the same', () => {
  const figure = differenceFigure(tensorflow, tensorflow, { end: 20000 });
  expect(figure.layout['annotations']).toMatchObject([{ text: 'The same at every step' }]);
});

test('a difference of long schedules is drawn by a bounded number of points', () => {
  const { steps } = differenceOf(ramp({ from: 0, to: 1, steps: 1e7 }), constant({ rate: 0.5 }), 1e7);
  expect(steps.length).toBeLessThanOrEqual(1600);
});

test('both panels stand over one axis of steps', () => {
  const { data, layout } = differenceFigure(tensorflow, detection, { end: 20000 });
  expect(data.every((trace) => trace['xaxis'] === undefined)).toBe(true);
  expect(layout['xaxis']).toMatchObject({ anchor: 'y2' });
  expect((layout['yaxis2'] as Layout)['domain']).toEqual([0, 0.27]);
});
