import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatNotebook, runNotebook } from '../src/index.ts';
import { isAlive, newFolder, notebookOf, outputsAt, printedAt, runCellsOf, until } from './run.ts';

const tellPid = "import { writeFileSync } from 'node:fs';\nwriteFileSync('pid', String(process.pid));";

describe.concurrent('the process of a notebook', () => {
  test.each([
    ['an endless loop', 'console.log("begun");\nwhile (true) {}'],
    ['a pending await', 'console.log("begun");\nawait new Promise(() => {});'],
    ['an endless loop after an await', 'await null;\nconsole.log("begun");\nwhile (true) {}'],
  ])('%s is stopped when its time is over, and what it printed is kept', async (_name, source) => {
    const cwd = newFolder();
    const result = await runCellsOf([tellPid, source, '1'], { cwd, timeoutSeconds: 2.5 });
    expect(result.cells.map(({ status }) => status)).toEqual(['ok', 'timeout', 'skipped']);
    expect(result.errors).toMatchObject([{ cellId: 'c2', cellIndex: 1, ename: 'TimeoutError' }]);
    expect(printedAt(result, 1)).toBe('begun\n');
    expect(outputsAt(result, 1).at(-1)).toMatchObject({ output_type: 'error', ename: 'TimeoutError' });
    expect(isAlive(Number(readFileSync(join(cwd, 'pid'), 'utf8')))).toBe(false);
  });

  test.each([
    ["console.log('bye');\nprocess.exit(3);", 'ended with exit code 3 in cell 2 (c2)'],
    [
      "console.log('bye');\nprocess.kill(process.pid, 'SIGKILL');\nawait new Promise(() => {});",
      'was killed by SIGKILL in cell 2 (c2)',
    ],
  ])('a process that ends in a cell is reported with the cell: %s', async (source, said) => {
    const result = await runCellsOf(['1', source, '2']);
    expect(result.errors).toMatchObject([
      { cellId: 'c2', ename: 'KernelDied', evalue: `the notebook's process ${said}` },
    ]);
    expect(printedAt(result, 1)).toBe('bye\n');
    expect(result.cells.map(({ status }) => status)).toEqual(['ok', 'error', 'skipped']);
  });

  test('more memory than allowed ends the notebook with what the engine said', async () => {
    const result = await runCellsOf(
      ['const all: number[][] = [];\nwhile (true) all.push(new Array(1e5).fill(1.5));'],
      {
        memoryMegabytes: 160,
      },
    );
    expect(result.errors).toMatchObject([{ ename: 'KernelDied' }]);
    expect(result.errors[0]?.traceback.join('\n')).toContain('heap out of memory');
  });

  test('timers and programs that a notebook leaves behind do not outlive it', async () => {
    const cwd = newFolder();
    const result = await runCellsOf(
      [
        `import { spawn } from 'node:child_process';
         import { writeFileSync } from 'node:fs';
         setInterval(() => {}, 1000);
         const left = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
         writeFileSync('pid', String(left.pid));`,
      ],
      { cwd },
    );
    expect(result.ok).toBe(true);
    const left = Number(readFileSync(join(cwd, 'pid'), 'utf8'));
    expect(await until(() => !isAlive(left))).toBe(true);
  });

  test('a notebook in a busy loop ends when the process that runs it is killed, and nothing is written', async () => {
    const cwd = newFolder();
    const path = join(cwd, 'busy.ipynb');
    const output = join(cwd, 'executed');
    writeFileSync(path, formatNotebook(notebookOf(`${tellPid}\nwhile (true) {}`)));
    const index = new URL('../dist/index.js', import.meta.url).href;
    const code = `import(${JSON.stringify(index)}).then(({ runNotebooks }) => runNotebooks(${JSON.stringify({ files: [path], output })}))`;
    const parent = spawn(process.execPath, ['-e', code], { stdio: 'ignore' });
    expect(await until(() => existsSync(join(cwd, 'pid')), 15)).toBe(true);
    await until(() => readFileSync(join(cwd, 'pid'), 'utf8') !== '');
    const pid = Number(readFileSync(join(cwd, 'pid'), 'utf8'));
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    expect(await until(() => !isAlive(pid))).toBe(true);
    expect(existsSync(output)).toBe(false);
  });

  test('an abort ends the run with its reason and leaves no process', async () => {
    const cwd = newFolder();
    const controller = new AbortController();
    const run = runCellsOf([tellPid, 'while (true) {}'], {
      cwd,
      signal: controller.signal,
      onProgress: (event) => {
        if (event.type === 'cell-start' && event.cell === 2) controller.abort(new Error('enough'));
      },
    });
    await expect(run).rejects.toThrow('enough');
    expect(isAlive(Number(readFileSync(join(cwd, 'pid'), 'utf8')))).toBe(false);
    await expect(runCellsOf(['1'], { signal: controller.signal })).rejects.toThrow('enough');
  });

  test('a folder that is not there is the file system error, not a hang', async () => {
    const run = runNotebook({ notebook: notebookOf('1'), cwd: join(newFolder(), 'none') });
    await expect(run).rejects.toThrow(/ENOENT/);
  });

  test.each([0, -1, Number.NaN])('a time of %s seconds is refused', async (timeoutSeconds) => {
    await expect(runCellsOf(['1'], { timeoutSeconds })).rejects.toThrow(
      `timeoutSeconds: expected a number above 0, got ${timeoutSeconds}`,
    );
  });

  test('a notebook without code runs no process and is ok', async () => {
    const events: string[] = [];
    const result = await runCellsOf([''], { onProgress: (event) => events.push(event.type) });
    expect(result).toMatchObject({ ok: true, cells: [{ id: 'c1', status: 'skipped' }] });
    expect(events).toEqual(['notebook-start', 'notebook-end']);
  });

  test('variables of the caller reach the notebook, and it may have all the time there is', async () => {
    const env = { KERNEL_TEST: 'given' };
    const result = await runCellsOf(['process.env["KERNEL_TEST"]'], { env, timeoutSeconds: Infinity });
    expect(outputsAt(result, 0)).toMatchObject([{ data: { 'text/plain': 'given' } }]);
  });
});
