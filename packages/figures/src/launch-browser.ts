import type { Browser } from 'playwright-core';
import { findBrowser } from './find-browser.ts';

// The browser talks to nobody of itself: it only draws.
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-gpu',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
];

/**
 * Starts the browser that `findBrowser` finds, without a window, to be driven by playwright. Whoever starts it closes it. An
 * error names every place looked at where there is none.
 *
 * @example
 * if (findBrowser().path) {
 *   const browser = await launchBrowser();
 *   await browser.close();
 * }
 */
export async function launchBrowser(): Promise<Browser> {
  const { path, searched } = findBrowser();
  if (!path) {
    throw new Error(
      `no browser to draw pictures with. Looked for:\n${searched.map((place) => `  ${place}`).join('\n')}\nSet LRLAB_CHROME to the path of Chromium, Chrome or Edge.`,
    );
  }
  const { chromium } = await import('playwright-core');
  const start = (chromiumSandbox: boolean): Promise<Browser> =>
    chromium.launch({ executablePath: path, headless: true, chromiumSandbox, args: quiet });
  // Chromium refuses to run as root with its sandbox, and in many containers it cannot make one.
  if (process.getuid?.() === 0) return start(false);
  return start(true).catch(() => start(false));
}
