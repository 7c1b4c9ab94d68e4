import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, launchBrowser } from '@lrlab/figures/picture';
import { findJupyter, parseNotebook } from '@lrlab/kernel';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cellsOf, type OpenNotebook, openNotebook } from '../../src/jupyter/open-notebook.ts';
import { type Lab, startLab } from '../../src/jupyter/start-lab.ts';

const jupyter = findJupyter();
const missing = jupyter ? 'Chromium, Chrome or Edge on this machine' : 'jupyter on PATH or in LRLAB_JUPYTER';
const isReady = jupyter !== undefined && findBrowser().path !== undefined;
const shots = fileURLToPath(new URL('../../.jupyter/', import.meta.url));
const notebooks = fileURLToPath(new URL('../../../../notebooks/', import.meta.url));

// Every step waits for what it needs, and not for a time; what does not come fails after this.
const patience = { timeout: 120_000 };

const sources = {
  thrown: "const told = 1;\n\nthrow new TypeError('no such rate');",
  refused: 'const wrong: number =\n  "x";',
  kept: 'let n = 41;',
  endless: "console.log('in');\nwhile (true) n = 42;",
  pending: "console.log('waits');\nawait new Promise(() => setInterval(() => {}, 1000));",
  known: 'n',
  rates: 'const rates = { warmup: 0.01, plateau: 0.1 };',
  member: 'rates.',
  inspected: 'Math.max',
  bar: "import { progress } from '@lrlab/notebook';\nfor (const _ of progress([1, 2, 3, 4, 5, 6, 7, 8])) await new Promise((go) => setTimeout(go, 200));",
  frame: "import { DataFrame } from 'danfojs-node';\nnew DataFrame({ step: [0, 766], rate: [0, 0.01] })",
  map: "new Map([['warmup', 766]])",
  floats: 'Float64Array.of(0.1, 0.01)',
  asks: "Number(prompt('Peak? ')) * 2",
};
const at = (name: keyof typeof sources): number => Object.keys(sources).indexOf(name);

describe.skipIf(!isReady)(
  `in JupyterLab, in a browser${isReady ? '' : ` (skipped: no ${missing})`}`,
  { timeout: 300_000 },
  () => {
    let lab: Lab;
    let browser: Browser;
    let open: OpenNotebook;

    beforeAll(async () => {
      mkdirSync(shots, { recursive: true });
      [lab, browser] = await Promise.all([startLab(jupyter!), launchBrowser()]);
    }, 120_000);

    afterEach(async ({ task }) => {
      // To be looked at, above all after a failure.
      const name = task.name.replaceAll(/\W+/g, '-');
      await open?.page.screenshot({ path: join(shots, `${name}.png`) });
    });

    afterAll(async () => {
      await browser?.close();
      await lab?.close();
    }, 60_000);

    describe.for(['lrlab', 'tslab'] as const)('with the kernel %s', (kernel) => {
      afterAll(() => open?.close());

      test(`a notebook of this repository runs whole, and its figures are drawn, with ${kernel}`, async () => {
        const name = 'first-steps.ipynb';
        const { cells } = parseNotebook(readFileSync(join(notebooks, name), 'utf8'));
        // Cells outside the window are not in the page.
        open = await openNotebook({ lab, browser }, { name, cells, kernel, height: 4000 });
        await open.menu('Run', 'Run All Cells');
        const figures = open.page.locator('.jp-OutputArea-output .js-plotly-plot');
        await expect.poll(() => figures.count(), patience).toBe(2);
        const lines = (figure: number) => figures.nth(figure).locator('svg .scatterlayer path.js-line');
        await expect.poll(() => lines(0).count(), patience).toBe(1);
        // A curve of many points, and not a stub of one.
        expect((await lines(0).getAttribute('d'))!.length).toBeGreaterThan(500);
        await expect.poll(() => lines(1).count(), patience).toBeGreaterThanOrEqual(3);
        expect(await open.page.locator('.jp-OutputArea-output table').first().textContent()).toContain(
          '18133',
        );
        expect(await open.page.locator('[data-mime-type$="stderr"], [data-mime-type$="error"]').count()).toBe(
          0,
        );
      });
    });

    describe('at work', () => {
      beforeAll(async () => {
        const cells = cellsOf(...Object.values(sources));
        open = await openNotebook({ lab, browser }, { name: 'work.ipynb', cells, height: 1600 });
      }, 180_000);

      afterAll(() => open?.close());

      const run = (name: keyof typeof sources): Promise<void> => open.run(at(name));
      const ran = (name: keyof typeof sources): Promise<number> => open.ran(at(name));
      const outputs = (name: keyof typeof sources) => open.outputs(at(name));
      const text = async (name: keyof typeof sources): Promise<string> =>
        (await outputs(name).allInnerTexts()).join('\n').trim();

      test('an error stands under its cell, with its line and column', async () => {
        await run('thrown');
        const number = await ran('thrown');
        expect(await text('thrown')).toMatch(
          new RegExp(`^TypeError: no such rate\\s+at cell ${number}:3:7$`),
        );
        await run('refused');
        const refused = await ran('refused');
        expect(await text('refused')).toContain(
          `cell ${refused}:1:7 - error TS2322: Type 'string' is not assignable to type 'number'.`,
        );
      });

      test('the stop button ends an endless loop and a pending await, and what was known is still known', async () => {
        await run('kept');
        for (const [name, said] of [
          ['endless', 'in'],
          ['pending', 'waits'],
        ] as const) {
          await run(name);
          await expect.poll(() => text(name), patience).toBe(said);
          await open.button('interrupt');
          await expect.poll(() => text(name), patience).toContain('Interrupted: the cell was interrupted');
        }
        await run('known');
        await ran('known');
        expect(await text('known')).toBe('42');
      });

      test('Tab lists the members of a value, and completes one', async () => {
        await run('rates');
        await ran('rates');
        await open.edit(at('member'));
        await open.page.keyboard.press('Tab');
        const items = open.page.locator('.jp-Completer-item .jp-Completer-match');
        await items.first().waitFor();
        expect(await items.allInnerTexts()).toEqual(['plateau', 'warmup']);
        await open.page.screenshot({ path: join(shots, 'Tab-lists.png') });
        await open.page.keyboard.press('Enter');
        await expect
          .poll(() => open.cell(at('member')).locator('.cm-line').textContent(), patience)
          .toBe('rates.plateau');
        await run('member');
        await ran('member');
        expect(await text('member')).toBe('0.1');
      });

      test('Shift and Tab tell the type of a name', async () => {
        await open.edit(at('inspected'));
        await open.page.keyboard.press('Shift+Tab');
        const tooltip = open.page.locator('.jp-Tooltip');
        // It stands there before the answer is drawn in it.
        await expect
          .poll(() => tooltip.textContent(), patience)
          .toContain('max(...values: number[]): number');
        await open.page.screenshot({ path: join(shots, 'Shift-Tab.png') });
        await open.page.keyboard.press('Escape');
      });

      test('a bar of progress() fills in place', async () => {
        await run('bar');
        const bar = outputs('bar').locator('progress');
        const seen: number[] = [];
        const look = async (): Promise<number> => {
          const value = Number(await bar.getAttribute('value'));
          if (value !== seen.at(-1)) seen.push(value);
          return value;
        };
        await expect.poll(look, { ...patience, interval: 20 }).toBe(1);
        expect(seen.length).toBeGreaterThan(3);
        expect(seen).toEqual([...seen].sort((a, b) => a - b));
        expect(await outputs('bar').count()).toBe(1);
        expect(await text('bar')).toContain('8/8');
      });

      test('a frame is shown as a table, a map and a typed array with what is in them', async () => {
        for (const name of ['frame', 'map', 'floats'] as const) await run(name);
        await ran('floats');
        const cells = outputs('frame').locator('th, td');
        expect((await cells.allInnerTexts()).filter(Boolean)).toEqual([
          'step',
          'rate',
          '0',
          '0',
          '0',
          '1',
          '766',
          '0.01',
        ]);
        expect(await text('map')).toBe("Map(1) { 'warmup' => 766 }");
        expect(await text('floats')).toBe('Float64Array(2) [ 0.1, 0.01 ]');
      });

      test('prompt() asks in the cell and waits for the answer', async () => {
        await run('asks');
        const input = open.cell(at('asks')).locator('.jp-Stdin-input');
        await input.waitFor();
        expect(await open.cell(at('asks')).locator('.jp-Stdin-prompt').textContent()).toBe('Peak? ');
        await input.fill('0.05');
        await input.press('Enter');
        await ran('asks');
        await expect.poll(() => text('asks'), patience).toMatch(/^Peak\? +0\.05\s+0\.1$/);
      });

      test('a restarted kernel has forgotten everything, and counts from 1', async () => {
        await run('kept');
        expect(await ran('kept')).toBeGreaterThan(1);
        await open.button('restart');
        // The dialog's own words for it.
        await open.page.getByRole('button', { name: 'Confirm Kernel Restart' }).click();
        await run('known');
        await expect
          .poll(() => text('known'), patience)
          .toContain("cell 1:1:1 - error TS2304: Cannot find name 'n'");
        await run('kept');
        await expect.poll(() => ran('kept'), patience).toBe(2);
      });
    });
  },
);
