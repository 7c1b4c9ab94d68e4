import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { outputsAt, printedAt, runCellsOf } from './run.ts';

describe.concurrent('what a cell shows', () => {
  test('prints run together by stream, and the last expression is the result under the number of the cell; no times are kept', async () => {
    const result = await runCellsOf([
      'const a = 1;\nconsole.log("one");\nconsole.log("two");\nconsole.error("three");\nconsole.log("four");',
      '',
      'a + 1',
      '"text as it is"',
      '({ deep: [1, { b: 2 }] })',
      'const last = 3;',
    ]);
    expect(result.ok).toBe(true);
    expect(outputsAt(result, 0)).toEqual([
      { output_type: 'stream', name: 'stdout', text: 'one\ntwo\n' },
      { output_type: 'stream', name: 'stderr', text: 'three\n' },
      { output_type: 'stream', name: 'stdout', text: 'four\n' },
    ]);
    const shown = [2, 3, 4].map((index) => outputsAt(result, index)[0]);
    expect(shown).toEqual([
      { output_type: 'execute_result', execution_count: 2, data: { 'text/plain': '2' }, metadata: {} },
      {
        output_type: 'execute_result',
        execution_count: 3,
        data: { 'text/plain': 'text as it is' },
        metadata: {},
      },
      {
        output_type: 'execute_result',
        execution_count: 4,
        data: { 'text/plain': '{ deep: [ 1, { b: 2 } ] }' },
        metadata: {},
      },
    ]);
    expect(outputsAt(result, 5)).toEqual([]);
    const counts = result.notebook.cells.map((cell) => cell.cell_type === 'code' && cell.execution_count);
    expect(counts).toEqual([1, null, 2, 3, 4, 5]);
    // How long it took is told, but leaves no trace in the notebook.
    expect(result.cells[0]).toEqual({ id: 'c1', status: 'ok', seconds: expect.any(Number) });
    expect(result.notebook.cells.map(({ metadata }) => metadata)).toEqual([{}, {}, {}, {}, {}, {}]);
  });

  test('a value shows itself by Jupyter.display, and a frame becomes a table', async () => {
    const result = await runCellsOf([
      "({ [Symbol.for('Jupyter.display')]() { return { 'text/html': '<b>x</b>', 'text/plain': 'x' }; } })",
      "({ async [Symbol.for('Jupyter.display')]() { return { 'text/plain': 'later' }; } })",
      `({ columns: ['name', 'a<b'], index: [0, 1], shape: [2, 2], values: [['p', 1], ['q', null]],
         toString() { return 'the frame as text'; } })`,
      "({ columns: ['n'], index: Array.from({ length: 99 }, (_, i) => i), shape: [99], values: Array.from({ length: 99 }, (_, i) => i * i) })",
    ]);
    expect(outputsAt(result, 0)[0]).toMatchObject({ data: { 'text/html': '<b>x</b>', 'text/plain': 'x' } });
    expect(outputsAt(result, 1)[0]).toMatchObject({ data: { 'text/plain': 'later' } });
    const [frame] = outputsAt(result, 2);
    expect(frame).toMatchObject({ data: { 'text/plain': 'the frame as text' } });
    const html = frame?.output_type === 'execute_result' ? String(frame.data['text/html']) : '';
    expect(html).toContain('<th></th><th>name</th><th>a&lt;b</th>');
    expect(html).toContain('<tr><th>1</th><td>q</td><td></td></tr>');
    const [series] = outputsAt(result, 3);
    const long = series?.output_type === 'execute_result' ? String(series.data['text/html']) : '';
    expect(long).toContain('99 rows × 1 columns');
    expect(long).toContain('<tr><th>98</th><td>9604</td></tr>');
    expect(long).not.toContain('<td>2500</td>');
  });

  test('a library shows several media types in one output, as the stock kernel lets it', async () => {
    const result = await runCellsOf([
      `import { createRequire } from 'node:module';
       const cache = createRequire(process.cwd() + '/x.js').cache;
       const tslabModule = Object.values(cache).find((m) => /[\\\\/]tslab[\\\\/]dist[\\\\/]jupyter\\.js$/.test(m!.filename))!;
       tslabModule.exports.lastWriteDisplayData({
         data: { 'application/json': { x: [1, 2] }, 'text/html': '<i>y</i>', 'image/png': Buffer.from('png'), 'text/plain': 'z' },
         metadata: { 'image/png': { width: 3 } }, transient: {},
       }, false);`,
      "import { display } from 'tslab';\ndisplay.html('<p>');\ndisplay.png(Buffer.from('png'));",
    ]);
    expect(result.errors).toEqual([]);
    expect(outputsAt(result, 0)).toEqual([
      {
        output_type: 'display_data',
        data: {
          'application/json': { x: [1, 2] },
          'text/html': '<i>y</i>',
          'image/png': 'cG5n',
          'text/plain': 'z',
        },
        metadata: { 'image/png': { width: 3 } },
      },
    ]);
    expect(outputsAt(result, 1)).toMatchObject([
      { data: { 'text/html': '<p>' } },
      { data: { 'image/png': 'cG5n' } },
    ]);
  });

  test('a display is updated where it was shown, from any later cell', async () => {
    const result = await runCellsOf([
      "import { newDisplay } from 'tslab';\nconst bar = newDisplay();\nbar.text('0 %');\nbar.text('50 %');",
      "console.log('work');\nbar.text('100 %');",
    ]);
    expect(outputsAt(result, 0)).toEqual([
      { output_type: 'display_data', data: { 'text/plain': '100 %' }, metadata: {} },
    ]);
    expect(outputsAt(result, 1)).toEqual([{ output_type: 'stream', name: 'stdout', text: 'work\n' }]);
  });

  test('a hundred thousand lines are all there and in order, and so are ten megabytes in one display', async () => {
    const result = await runCellsOf([
      'for (let i = 0; i < 100_000; i++) console.log(i);',
      "import { display } from 'tslab';\ndisplay.text('é'.repeat(5_000_000));",
    ]);
    const lines = Array.from({ length: 100_000 }, (_, i) => `${i}\n`).join('');
    expect(printedAt(result, 0) === lines).toBe(true);
    expect(outputsAt(result, 0)).toHaveLength(1);
    const [shown] = outputsAt(result, 1);
    const text = shown?.output_type === 'display_data' ? String(shown.data['text/plain']) : '';
    const hash = (value: string) => createHash('sha256').update(value).digest('hex');
    expect(hash(text)).toBe(hash('é'.repeat(5_000_000)));
  });

  test('the output of a program that a cell starts belongs to the cell', async () => {
    const result = await runCellsOf([
      "import { execFileSync } from 'node:child_process';\nexecFileSync(process.execPath, ['-p', '6 * 7'], { stdio: 'inherit' });",
    ]);
    expect(printedAt(result, 0)).toBe('42\n');
  });

  test('what a timer prints later stands in the cell that set the timer', async () => {
    const result = await runCellsOf([
      "setTimeout(() => console.log('from the first'), 120);",
      "await new Promise((done) => setTimeout(done, 250));\nconsole.log('from the second');",
    ]);
    expect(printedAt(result, 0)).toBe('from the first\n');
    expect(printedAt(result, 1)).toBe('from the second\n');
  });
});
