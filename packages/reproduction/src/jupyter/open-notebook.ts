import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatNotebook, type Notebook } from '@lrlab/kernel';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Lab } from './start-lab.ts';

/** A notebook that is open in JupyterLab, and what its user does. Cells are counted from 0. */
export interface OpenNotebook {
  readonly page: Page;
  cell(index: number): Locator;
  /** What a cell shows. */
  outputs(index: number): Locator;
  /** Clicks on an item of a menu. */
  menu(name: string, item: string): Promise<void>;
  /** Clicks on a button of the toolbar: `interrupt`, `restart`, `run`. */
  button(name: string): Promise<void>;
  /** Puts the cursor at the end of a cell. */
  edit(index: number): Promise<void>;
  /** Runs one cell, as Shift and Enter do, and does not wait for its end. */
  run(index: number): Promise<void>;
  /** Waits until a cell has run, and gives its number. */
  ran(index: number): Promise<number>;
  /** Closes the page and ends the kernel. */
  close(): Promise<void>;
}

const kernels = { lrlab: 'TypeScript (lrlab)', tslab: 'TypeScript (tslab)' };

/** Where notebooks are opened. */
export interface Place {
  readonly lab: Lab;
  readonly browser: Browser;
}

export interface OpenOptions {
  readonly name: string;
  readonly cells: Notebook['cells'];
  /** Which kernel, by its name; ours unless told. */
  readonly kernel?: 'lrlab' | 'tslab';
  /** Of the window, in pixels: 1200 and 900 unless told. */
  readonly width?: number;
  readonly height?: number;
}

/** Writes a notebook into the folder of a JupyterLab and opens it there, with a kernel that is ready. */
export async function openNotebook({ lab, browser }: Place, options: OpenOptions): Promise<OpenNotebook> {
  const { name, cells, kernel = 'lrlab', width = 1200, height = 900 } = options;
  const kernelspec = { display_name: kernels[kernel], language: 'typescript', name: kernel };
  const notebook: Notebook = { nbformat: 4, nbformat_minor: 5, metadata: { kernelspec }, cells };
  await writeFile(join(lab.folder, name), formatNotebook(notebook));
  // Cells outside the window are not in the page: a window is as high as its notebook needs.
  const page = await browser.newPage({ viewport: { width, height } });
  // A busy machine takes a minute for what a free one has in two seconds.
  page.setDefaultTimeout(120_000);
  await page.goto(lab.urlOf(name));
  // A cell that is run before there is a kernel makes JupyterLab ask for one.
  await page.locator('#jp-main-statusbar').getByText('| Idle').waitFor();
  const cell = (index: number): Locator => page.locator('.jp-Notebook .jp-CodeCell').nth(index);
  const edit = async (index: number): Promise<void> => {
    await cell(index).locator('.cm-content').click();
    await page.keyboard.press('Control+End');
  };
  return {
    page,
    cell,
    edit,
    outputs: (index) => cell(index).locator('.jp-OutputArea-output'),
    menu: async (menu, item) => {
      await page.locator('#jp-MainMenu').getByRole('menuitem', { name: menu, exact: true }).click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
    },
    button: (button) =>
      page.locator(`.jp-NotebookPanel-toolbar [data-jp-item-name="${button}"]`).locator('jp-button').click(),
    run: async (index) => {
      await edit(index);
      await page.keyboard.press('Shift+Enter');
    },
    ran: async (index) => {
      const prompt = cell(index)
        .locator('.jp-InputPrompt')
        .getByText(/^\[\d+\]:$/);
      return Number(/\d+/.exec((await prompt.textContent())!)![0]);
    },
    close: async () => {
      await page.close();
      await lab.endKernels();
    },
  };
}

/** Code cells of these sources. */
export function cellsOf(...sources: readonly string[]): Notebook['cells'] {
  return sources.map((source, i) => ({
    cell_type: 'code',
    id: `c${i}`,
    metadata: {},
    source,
    execution_count: null,
    outputs: [],
  }));
}
