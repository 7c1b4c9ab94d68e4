import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readLog, writeEvents } from '../src/log.ts';
import { knownLogs } from './logs.ts';

const folder = mkdtempSync(join(tmpdir(), 'lrlab-tensorboard-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const python = [process.env['PYTHON'], 'python3', 'python']
  .filter((name) => name !== undefined)
  .find((name) => spawnSync(name, ['-c', 'import tensorboard']).status === 0);

// TensorBoard's own reader; its own way to the numbers of both kinds of scalars.
const script = `
import json, sys, types
# Without TensorFlow, which takes long to load.
sys.modules['tensorboard.compat.notf'] = types.ModuleType('notf')
from tensorboard.backend.event_processing.event_file_loader import EventFileLoader
from tensorboard.util import tensor_util
told = []
for file in sys.argv[1:]:
    told.append([[v.tag, e.step, tensor_util.make_ndarray(v.tensor).item()] for e in EventFileLoader(file).Load() for v in e.summary.value])
print(json.dumps(told))
`;

function told(files: readonly string[]): [tag: string, step: number, value: number][][] {
  const { stdout, stderr, status } = spawnSync(python!, ['-c', script, ...files], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout);
}

test.skipIf(!python)('TensorBoard reads what is written as it was written', { timeout: 300_000 }, () => {
  const steps = [0, 1, 127, 128, 300_000, 2 ** 40];
  const rates = [0.1, 1e-8, 0, 3.5, 0.012345678, 1e20];
  return writeEvents(folder, [
    { tag: 'train/lr', steps, rates },
    { tag: '学习率', steps: [7], rates: [0.5] },
  ]).then((file) => {
    expect(told([file])).toEqual([
      [...steps.map((step, i) => ['train/lr', step, Math.fround(rates[i]!)]), ['学习率', 7, 0.5]],
    ]);
  });
});

test.skipIf(!python)(
  'TensorBoard reads the same from real event files as we do',
  { timeout: 300_000 },
  async () => {
    const events = knownLogs.filter(({ name }) => /^(torch|tensorflow|lightning)\//.test(name));
    const ours = await Promise.all(events.map(({ path }) => readLog(path)));
    const read = ours.filter(({ format, files }) => format === 'tensorboard' && files.length === 1);
    expect(read.length).toBeGreaterThan(40);
    const theirs = told(read.flatMap(({ files }) => files));
    for (const [i, { files, series }] of read.entries()) {
      const [{ tag, index, rates }] = series as [(typeof series)[0]];
      const same = theirs[i]!.filter(([one]) => one === tag);
      expect(same, files[0]).toEqual(index.map((step, at) => [tag, step, rates[at]]));
    }
  },
);
