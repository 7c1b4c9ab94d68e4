import { constant, planOf, ramp, sequence, totalSteps } from '@lrlab/core';
import { expect, test } from 'vitest';
import { type Layout, movedFigure } from '../src/index.ts';

// MMDetection's 1x of COCO17, 7330 iterations an epoch, and the same on 22720 images, 1420 an epoch.
const coco = planOf({ images: 117_266, batchSize: 16, epochs: 12 });
const ours = planOf({ images: 22_720, batchSize: 16, epochs: 12 });
const drops = (perEpoch: number, warmup: number) =>
  sequence([
    ramp({ from: 0.00002, to: 0.02, steps: warmup }),
    constant({ rate: 0.02, steps: 8 * perEpoch - warmup }),
    constant({ rate: 0.002, steps: 3 * perEpoch }),
    constant({ rate: 0.0002 }),
  ]);
const before = { plan: coco, schedule: drops(7330, 500), name: 'COCO17' };
const after = { plan: ours, schedule: drops(1420, 97), name: 'ours' };

test('each line goes to the end of its own run, over updates and over epochs', () => {
  const { data, layout } = movedFigure(before, after);
  const lines = data.filter(({ mode }) => mode === 'lines');
  expect(lines.map(({ xaxis, x }) => [xaxis, x!.at(-1)])).toEqual([
    [undefined, 87_960],
    [undefined, 17_040],
    ['x2', 12],
    ['x2', 12],
  ]);
  expect((layout['xaxis2'] as Layout)['title']).toMatchObject({ text: 'Epoch' });
  expect(layout['meta']).toMatchObject({
    end: totalSteps(coco),
    lines: [{ name: 'COCO17' }, { name: 'ours' }],
  });
});

test('over epochs both drop at 8 and 11', () => {
  const { data } = movedFigure(before, after);
  const below = data.filter(({ mode, xaxis }) => mode === 'lines' && xaxis === 'x2');
  for (const { x } of below) expect(x).toEqual(expect.arrayContaining([8, 11, 12]));
});

test('both panels have the same rates, and the legend names each line once', () => {
  const { data, layout } = movedFigure(before, { ...after, plan: { ...ours, epochs: 6 } }, { yType: 'log' });
  expect((layout['yaxis'] as Layout)['range']).toEqual((layout['yaxis2'] as Layout)['range']);
  const named = data.filter(({ mode, showlegend }) => mode === 'lines' && showlegend !== false);
  expect(named.map(({ name }) => name)).toEqual(['COCO17', 'ours']);
});
