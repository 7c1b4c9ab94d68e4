import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { display, progress, table } from '../src/index.ts';
import { fakeKernel } from './fake-kernel.ts';

let kernel: ReturnType<typeof fakeKernel>;
beforeEach(() => {
  kernel = fakeKernel();
});
afterEach(() => {
  kernel.stop();
  vi.useRealTimers();
});

test('a bundle goes to the kernel whole, with its name and whether it replaces another', () => {
  expect(display({ 'text/plain': 'a' }, { displayId: 'one' })).toBeUndefined();
  display({ 'text/plain': 'b' }, { displayId: 'one', update: true });
  expect(kernel.shown).toEqual([
    { data: { 'text/plain': 'a' }, metadata: {}, transient: { display_id: 'one' }, update: false },
    { data: { 'text/plain': 'b' }, metadata: {}, transient: { display_id: 'one' }, update: true },
  ]);
});

test('outside a kernel a bundle comes back', () => {
  kernel.stop();
  expect(display({ 'text/plain': 'a' })).toEqual({ 'text/plain': 'a' });
  kernel = fakeKernel();
});

test('records are a table in HTML and in text', () => {
  table(
    [
      { data: 'COCO17', iterations: 4000 },
      { data: '<ours>', iterations: 766 },
    ],
    { caption: 'Warm-up' },
  );
  const { data } = kernel.shown[0]!;
  expect(data['text/plain']).toBe(
    'Warm-up\ndata    iterations\n------  ----------\nCOCO17        4000\n<ours>         766',
  );
  expect(data['text/html']).toContain('&lt;ours&gt;');
});

describe('progress', () => {
  const texts = (): unknown[] => kernel.shown.map(({ data }) => data['text/plain']);

  test('fills in place, under one name', () => {
    vi.useFakeTimers();
    const bar = progress({ total: 4, label: 'epochs' });
    bar.update(1);
    vi.advanceTimersByTime(150);
    bar.update(4);
    bar.done();
    expect(texts()).toEqual([
      'epochs █████░░░░░░░░░░░░░░░ 1/4',
      'epochs ████████████████████ 4/4',
      'epochs ████████████████████ 4/4',
    ]);
    expect(kernel.shown.map(({ update }) => update)).toEqual([false, true, true]);
    expect(new Set(kernel.shown.map(({ transient }) => transient.display_id)).size).toBe(1);
  });

  test('of thousands of items sends a few messages', () => {
    let sum = 0;
    for (const item of progress(Array.from({ length: 20_000 }, (_, i) => i))) sum += item;
    expect(sum).toBe(199_990_000);
    expect(kernel.shown.length).toBeLessThan(50);
    expect(texts().at(-1)).toBe('████████████████████ 20000/20000');
  });

  test('shows how far a loop came that was left', () => {
    for (const item of progress(new Set(['a', 'b', 'c']))) if (item === 'b') break;
    expect(texts().at(-1)).toMatch(/ 1\/3$/);
  });

  test('counts items of which nobody knows the number', () => {
    function* some(): Generator<number> {
      yield* [1, 2];
    }
    expect([...progress(some(), { label: 'steps' })]).toEqual([1, 2]);
    expect(texts().at(-1)).toMatch(/^steps .* 2$/);
  });
});
