import { multiStep, warmupCosine } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { figureOf, figureText, numberText, tableHtml, tableOf, tableText } from '../src/index.ts';
import { linesOf, widthOf } from '../src/plain-text.ts';

describe('a figure in text', () => {
  test('has title, shape and numbers', () => {
    const schedule = multiStep({ rate: 0.01, milestones: [5001], factor: 0.1 });
    expect(
      figureText(figureOf(schedule, { end: 20000, title: 'learning_rate', caption: '分段常数衰减' })),
    ).toBe(
      [
        'learning_rate',
        '分段常数衰减',
        '██████████▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁',
        'step 0 … 20000: from 0.01 to 0.001, highest 0.01 at 0, lowest 0.001 at 5001',
      ].join('\n'),
    );
  });

  test('has a line for each of several, named', () => {
    const schedule = warmupCosine({ peak: 0.1, warmupSteps: 10, steps: 100 });
    const text = figureText(
      figureOf([
        { schedule, name: 'one' },
        { schedule, name: '另一个' },
      ]),
    );
    expect(text.split('\n').map((line) => line.slice(0, 8).trim())).toEqual([
      expect.stringMatching(/^one {5}$|^one/),
      expect.stringMatching(/^另一个/),
    ]);
  });

  test('of somebody else’s figure is no error', () => {
    expect(figureText({ data: [{ type: 'heatmap', z: [[1]] }], layout: { title: { text: 'a<br>b' } } })).toBe(
      'a\nb',
    );
  });
});

describe('a table', () => {
  const table = tableOf([
    { name: 'COCO17 数据', iterations: 4000, epochs: 2.1634 },
    { name: '<script>', iterations: 766, epochs: null },
  ]);

  test('in text is aligned, numbers to the right, East Asian letters counted twice', () => {
    expect(tableText({ ...table, caption: 'Warm-up' })).toBe(
      [
        'Warm-up',
        'name         iterations  epochs',
        '-----------  ----------  ------',
        'COCO17 数据        4000  2.1634',
        '<script>            766',
      ].join('\n'),
    );
  });

  test('in HTML is escaped', () => {
    const html = tableHtml({ ...table, caption: '"&"' });
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('<caption>&quot;&amp;&quot;</caption>');
  });

  test('shows the columns it is asked for', () => {
    expect(tableOf([{ a: 1, b: 2 }], { columns: ['b'] })).toEqual({ columns: ['b'], rows: [[2]] });
  });
});

test('a number has the digits that are read', () => {
  expect([0, 4000, 0.1 + 0.2, 1e-5, 5.5724e-7, 1 / 3, Number.NaN].map((value) => numberText(value))).toEqual([
    '0',
    '4000',
    '0.3',
    '1e-5',
    '5.5724e-7',
    '0.333333',
    'NaN',
  ]);
});

test('a text is cut between words, and Chinese anywhere', () => {
  expect(linesOf('one two three', 8)).toEqual(['one two', 'three']);
  expect(linesOf('学习率连续衰减', 8)).toEqual(['学习率连', '续衰减']);
  expect(linesOf('', 8)).toEqual([]);
  expect(widthOf('a学')).toBe(3);
});
