import { multiStep, warmupCosine } from '@lrlab/core';
import { figureOf } from '@lrlab/figures';
import { findBrowser } from '@lrlab/figures/picture';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { closePictures, show } from '../src/index.ts';
import { fakeKernel } from './fake-kernel.ts';

const fig01 = figureOf(multiStep({ rate: 0.01, milestones: [5001, 8001], factor: 0.1 }), {
  title: 'learning_rate',
  end: 20000,
});

let kernel: ReturnType<typeof fakeKernel>;
beforeEach(() => {
  kernel = fakeKernel();
});
afterEach(() => {
  kernel.stop();
  vi.unstubAllEnvs();
});
afterAll(closePictures);

describe('a figure', () => {
  test('is one output in the forms that are asked for, and nothing comes back to be printed', async () => {
    vi.stubEnv('LRLAB_RENDERER', 'mime+text');
    expect(await show(fig01, { id: 'fig01', caption: '分段常数衰减' })).toBeUndefined();
    expect(kernel.shown).toHaveLength(1);
    const { data, metadata, update } = kernel.shown[0]!;
    expect(Object.keys(data)).toEqual(['application/vnd.plotly.v1+json', 'text/plain']);
    expect(data['application/vnd.plotly.v1+json']).toMatchObject({
      data: [{ x: [0, 5001, 5001, 8001, 8001, 20000] }, {}],
      config: { displaylogo: false, showSendToCloud: false },
    });
    expect(data['text/plain']).toMatch(/^learning_rate\n█+▁+\nstep 0 … 20000: from 0\.01.*\n分段常数衰减$/);
    expect(metadata).toEqual({ lrlab: { id: 'fig01', caption: '分段常数衰减' } });
    expect(update).toBe(false);
  });

  test('brings the library with the first output in HTML only', async () => {
    vi.stubEnv('LRLAB_RENDERER', 'html');
    await show(fig01);
    await show(fig01);
    const [first, second] = kernel.shown.map(({ data }) => String(data['text/html']));
    expect(first!.length).toBeGreaterThan(500_000);
    expect(first!.length).toBeLessThan(800_000);
    expect(second!.length).toBeLessThan(40_000);
    expect(first!.endsWith(second!)).toBe(true);
  });

  test('is escaped in HTML, caption and all', async () => {
    vi.stubEnv('LRLAB_RENDERER', 'html');
    const evil = '</script><img src=x>';
    await show({ data: [], layout: { title: { text: evil } } }, { id: '"><img>', caption: evil });
    expect(String(kernel.shown[0]!.data['text/html'])).not.toContain('<img');
  });

  test('may be a schedule', async () => {
    vi.stubEnv('LRLAB_RENDERER', 'text');
    await show(warmupCosine({ peak: 0.1, warmupSteps: 100, steps: 1000 }), {
      title: 'warm-up',
      caption: 'once',
    });
    expect(kernel.shown[0]!.data['text/plain']).toMatch(
      /^warm-up\n.*\nstep 0 … 1000: .*highest 0\.1 at 100, lowest 0 at 0\nonce$/,
    );
  });

  test('in a form nobody knows is an error that names those there are', async () => {
    vi.stubEnv('LRLAB_RENDERER', 'mime+gif');
    await expect(show(fig01)).rejects.toThrow(
      'LRLAB_RENDERER: expected names of mime, html, png, text joined by +, got "mime+gif"',
    );
  });

  test('has no picture where there is no browser', async () => {
    vi.stubEnv('LRLAB_CHROME', '/nowhere/chrome');
    vi.stubEnv('LRLAB_RENDERER', 'png+text');
    await show(fig01);
    expect(Object.keys(kernel.shown[0]!.data)).toEqual(['text/plain']);
  });

  test.skipIf(!findBrowser().path)(
    `has a picture of twice as many pixels as it takes on the page${findBrowser().path ? '' : ' (skipped: no Chromium, Chrome or Edge on this machine)'}`,
    async () => {
      vi.stubEnv('LRLAB_RENDERER', 'png');
      await show(fig01);
      const { data, metadata } = kernel.shown[0]!;
      const png = Buffer.from(String(data['image/png']), 'base64');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1600, 760]);
      expect(metadata).toEqual({ 'image/png': { width: 800, height: 380 } });
    },
  );
});

test('outside a kernel nothing is shown and nothing started', async () => {
  kernel.stop();
  const before = performance.now();
  await show(fig01);
  expect(performance.now() - before).toBeLessThan(200);
  expect(kernel.shown).toEqual([]);
  kernel = fakeKernel();
});
