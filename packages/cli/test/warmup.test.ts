import { describe, expect, test } from 'vitest';
import { lrlab } from './lrlab.ts';

const told = (...args: string[]): Record<string, unknown> => {
  const { code, out, err } = lrlab(['warmup', ...args, '--json']);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
};
const iterationsOf = ({ candidates }: Record<string, unknown>): number[] =>
  (candidates as { iterations: number }[]).map(({ iterations }) => iterations);

// Document 000: 4000 iterations on COCO17 are 2.16 epochs, and those are 766 iterations on paiti_v1v2v3.
describe('turns', () => {
  test('epochs into iterations', () => {
    const answer = told('--images', '22720', '--batch', '64', '--epochs', '2.16');
    expect(iterationsOf(answer)).toEqual([766, 767, 767]);
  });

  test('iterations into epochs', () => {
    expect(told('--data', 'COCO17', '--batch', '8*8', '--iterations', '4000')).toMatchObject({
      epochs: 2.1642276835155174,
      shownEpochs: 2.16,
    });
  });

  test('iterations on one data set into those on another', () => {
    const answer = told('--from', 'COCO17', '--to', 'paiti_v1v2v3', '--batch', '8*8', '--iterations', '4000');
    expect(iterationsOf(answer)).toEqual([766, 767, 767, 768, 768, 769]);
    expect(answer).toMatchObject({
      shownEpochs: 2.16,
      from: { images: 118287 },
      to: { images: 22720, batchSize: 64 },
    });
    const counts = told('--from', '118287', '--to', '22720', '--batch', '64', '--iterations', '4000');
    expect(iterationsOf(counts)).toEqual([766, 767, 767, 768, 768, 769]);
  });

  test('iterations of one batch into those of another', () => {
    const answer = told(
      '--from',
      '64000',
      '--to',
      '64000',
      '--batch',
      '64',
      '--to-batch',
      '128',
      '--iterations',
      '1000',
    );
    expect(iterationsOf(answer)).toEqual([500, 500, 500, 500, 500, 500]);
  });

  test('so few iterations that two decimals show none', () => {
    const answer = told('--from', 'COCO17', '--to', 'COCO17', '--batch', '1', '--iterations', '1');
    expect(iterationsOf(answer)).toEqual([1, 1, 1]);
    expect(lrlab(['warmup', '--images', '22720', '--batch', '1', '--iterations', '1']).code).toBe(0);
  });
});

test('shows people every rounding and its reason', () => {
  const args = ['--from', 'COCO17', '--to', 'paiti_v1v2v3', '--batch', '8*8', '--iterations', '4000'];
  expect(lrlab(['warmup', ...args]).out).toBe(`\
4000 iterations on 118287 images (COCO17) in batches of 64 are 2.1642276835155174 epochs, written as 2.16
on 22720 images (paiti_v1v2v3) in batches of 64 they are

iterations               from  because
----------  -----------------  ----------------------------------
       766  766.8000000000001  2.16 epochs, cut off
       767  766.8000000000001  2.16 epochs, rounded
       767  766.8000000000001  2.16 epochs, up to the next
       768  768.3008276480086  the epochs in full, cut off
       768  768.3008276480086  the epochs in full, rounded
       769  768.3008276480086  the epochs in full, up to the next
`);
});

test('lists the data sets', () => {
  expect(lrlab(['warmup', '--list-data']).out).toMatch(/^COCO17 +118287 {2}train2017/m);
  expect(told('--list-data')).toMatchObject({ paiti_v1v2v3: { images: 22720 } });
});

describe('refuses, naming every option at fault', () => {
  test.each([
    [[], ['--batch', '--images', '--epochs']],
    [
      ['--images', '0', '--batch', '8*x', '--epochs', '-1'],
      ['--images', '--batch', '--epochs'],
    ],
    [
      ['--images', '10', '--data', 'COCO17', '--batch', '8', '--epochs', '1', '--iterations', '1'],
      ['--data', '--epochs'],
    ],
    [['--data', 'COCO', '--batch', '8', '--epochs', '1'], ['--data']],
    [
      ['--from', 'COCO17', '--batch', '8', '--epochs', '1'],
      ['--to', '--epochs', '--iterations'],
    ],
    [
      ['--from', 'a', '--to', 'b', '--images', '1', '--batch', '8', '--iterations', '1'],
      ['--from', '--to', '--images'],
    ],
  ])('%j', (args, options) => {
    const { code, out, err } = lrlab(['warmup', ...args]);
    const named = err.split('\n').flatMap((line) => /^lrlab: (--\S+): expected /.exec(line)?.[1] ?? []);
    expect([code, out, named]).toEqual([2, '', options]);
  });
});
