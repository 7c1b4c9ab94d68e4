import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
];

const usualPlaces = (env: NodeJS.ProcessEnv): string[] => {
  const programs = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
    (at) => at !== undefined,
  );
  const windows = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
  return [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/snap/bin/chromium',
    ...programs.flatMap((at) => windows.map((path) => join(at, path))),
  ];
};

/** The search for a browser: the one that was found, if any, and every place looked at, in order. */
export interface BrowserSearch {
  readonly path: string | undefined;
  readonly searched: readonly string[];
}

/**
 * Chromium, Chrome or Edge on this machine: `LRLAB_CHROME` if it is set, and only that; else the folders of `PATH`; else
 * the usual places. Nothing is started and nothing downloaded.
 *
 * @example
 * findBrowser({ LRLAB_CHROME: '/no/such/chrome' });
 * // => { path: undefined, searched: ['LRLAB_CHROME (/no/such/chrome)'] }
 */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): BrowserSearch {
  const told = env['LRLAB_CHROME'];
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const onPath = commands.flatMap((command) =>
    folders.flatMap((folder) => endings.map((ending) => join(folder, command + ending))),
  );
  const candidates = told ? [told] : [...onPath, ...usualPlaces(env)];
  const path = candidates.find(runs);
  const searched = told
    ? [`LRLAB_CHROME (${told})`]
    : ['LRLAB_CHROME (not set)', ...commands.map((command) => `${command} on PATH`), ...usualPlaces(env)];
  return { path, searched };
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
