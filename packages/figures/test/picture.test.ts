import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constant, warmupCosine } from '@lrlab/core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { figureOf, pageOf } from '../src/index.ts';
import { librarySource } from '../src/library.ts';
import { findBrowser, openPictures, pictures } from '../src/picture.ts';
import { sortedSvg } from '../src/sorted-svg.ts';

afterEach(() => vi.unstubAllEnvs());

const figure = figureOf(warmupCosine({ peak: 0.1, warmupSteps: 100, steps: 1000 }), { title: '余弦 cosine' });
const browser = findBrowser();
const why = browser.path ? '' : ' (skipped: no Chromium, Chrome or Edge on this machine)';

test('an attribute’s place in an SVG does not matter', () => {
  expect(sortedSvg('<svg b="2" a="1"><g z="&gt;" class="x"/></svg>')).toBe(
    '<svg a="1" b="2"><g class="x" z="&gt;"/></svg>',
  );
});

test('a browser that is told is the only one that is looked for', () => {
  expect(findBrowser({ LRLAB_CHROME: '/nowhere/chrome', PATH: '/usr/bin' })).toEqual({
    path: undefined,
    searched: ['LRLAB_CHROME (/nowhere/chrome)'],
  });
});

test('without a browser the error names what was looked for', async () => {
  vi.stubEnv('LRLAB_CHROME', '/nowhere/chrome');
  await expect(pictures([figure])).rejects.toThrow(
    /no browser.*\n {2}LRLAB_CHROME \(\/nowhere\/chrome\)\nSet LRLAB_CHROME/,
  );
});

describe.skipIf(!browser.path)(`a browser draws${why}`, () => {
  test('many figures in one start, in order, in the size that is asked for', async () => {
    const [first, second] = await pictures([figure, figureOf(constant({ rate: 1 }), { end: 9 })], {
      width: 400,
      height: 300,
      scale: 2,
    });
    const size = (png: Uint8Array): number[] => [16, 20].map((at) => Buffer.from(png).readUInt32BE(at));
    expect([size(first!), size(second!)]).toEqual([
      [800, 600],
      [800, 600],
    ]);
    expect(Buffer.compare(first!, second!)).not.toBe(0);
  });

  test('the same SVG, byte for byte, in another start', async () => {
    const draw = async (): Promise<string> =>
      Buffer.from((await pictures([figure], { format: 'svg' }))[0]!).toString();
    const once = await draw();
    expect(once).toContain('余弦 cosine');
    expect(await draw()).toBe(once);
  });

  test('the same SVG when several are asked for at once', async () => {
    const open = await openPictures();
    try {
      const ask = (): Promise<Uint8Array> => open.draw(figure, { format: 'svg' });
      const [first, ...others] = await Promise.all([ask(), ask(), ask()]);
      for (const other of others) expect(Buffer.compare(first!, other)).toBe(0);
    } finally {
      await open.close();
    }
  });

  test('and leaves no process behind, also when a figure cannot be drawn', async () => {
    const before = browsers();
    const open = await openPictures();
    try {
      await expect(open.draw({ data: [{ type: 'surface' }] })).rejects.toThrow(
        /expected one of .*scatter.*got "surface"/,
      );
    } finally {
      await open.close();
    }
    await expect(pictures([{ data: [{ type: 'surface' }] }])).rejects.toThrow(
      /expected one of .*scatter.*got "surface"/,
    );
    expect(browsers().filter((id) => !before.includes(id))).toEqual([]);
  });

  test('a page of figures without a request, a fault, or a figure nobody has come near', async () => {
    const { chromium } = await import('playwright-core');
    const sections = Array.from({ length: 40 }, (_, i) => ({ id: `fig${i}`, title: `Figure ${i}`, figure }));
    const folder = mkdtempSync(join(tmpdir(), 'lrlab-'));
    const path = join(folder, 'page.html');
    writeFileSync(path, pageOf({ title: 'Forty', sections }, { library: await librarySource() }));
    const window = await chromium.launch({ executablePath: browser.path!, args: ['--no-sandbox'] });
    try {
      const page = await window.newPage({ viewport: { width: 400, height: 800 } });
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('request', (request) => {
        if (!/^(file|data|blob):/.test(request.url())) faults.push(request.url());
      });
      await page.goto(`file://${path}#fig20`);
      await page.waitForSelector('#fig20 .plot svg.main-svg');
      expect(faults).toEqual([]);
      expect(await page.locator('[data-drawn]').count()).toBeLessThan(10);
      const sideways = 'document.documentElement.scrollWidth';
      expect(await page.evaluate(sideways)).toBe(400);
    } finally {
      await window.close();
      rmSync(folder, { recursive: true });
    }
  });
});

/** The ids of this process's running children. */
function browsers(): string[] {
  const listed = execFileSync('ps', ['-eo', 'pid,ppid,comm'], { encoding: 'utf8' });
  return listed
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, name]) => parent === String(process.pid) && name !== 'ps')
    .map(([id]) => id!);
}
