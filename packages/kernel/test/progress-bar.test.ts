import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { progressBar } from '../src/index.ts';

function drawOn(terminal: { isTTY?: boolean; columns?: number }): string {
  let drawn = '';
  const write = (chunk: Buffer, _encoding: string, done: () => void): void => {
    drawn += chunk;
    done();
  };
  const stream = Object.assign(new Writable({ write }), terminal);
  const { onProgress, stop } = progressBar({ stream });
  const place = { notebook: 'first.ipynb', cellId: 'c2', cell: 2, cells: 4 };
  onProgress({ type: 'notebook-start', notebook: 'first.ipynb', cells: 4 });
  onProgress({ type: 'cell-start', ...place });
  onProgress({ type: 'cell-end', ...place, status: 'ok', seconds: 1 });
  onProgress({ type: 'notebook-end', notebook: 'first.ipynb', ok: true, seconds: 2.345 });
  stop();
  return drawn;
}

describe('the progress bar', () => {
  test('keeps one line on a terminal, with a bar, the notebook, its cell and the seconds', () => {
    const drawn = drawOn({ isTTY: true, columns: 60 });
    expect(stripVTControlCharacters(drawn)).toContain('[#####---------------] first.ipynb cell 2/4 0.0 s');
    expect(drawn.split('\n').map(stripVTControlCharacters).at(-2)).toMatch(/ok {4} first\.ipynb 2\.3 s$/);
    expect(drawn.split('\n')).toHaveLength(2);
    expect(drawn).toContain('\u001b[');
  });

  test('is cut to the width of the terminal', () => {
    const drawn = drawOn({ isTTY: true, columns: 20 });
    expect(drawn).toContain('[#####-------------');
    expect(drawn).not.toContain('[#####--------------');
  });

  test('writes plain lines and no control characters elsewhere', () => {
    expect(drawOn({})).toBe('ok     first.ipynb 2.3 s\n');
  });
});
