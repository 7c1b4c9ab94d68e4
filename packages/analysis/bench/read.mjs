// Reads a million scalars with this package and with TensorBoard's own reader in Python, side by side: prefer the ratio to the times.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEvents, writeEvents } from '@lrlab/analysis/log';

const points = 1_000_000;
const rounds = 3;
const folder = mkdtempSync(join(tmpdir(), 'lrlab-bench-'));
const middle = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

try {
  const steps = Float64Array.from({ length: points }, (_, i) => i);
  const rates = steps.map((step) => 0.1 * (1 - step / points));
  const file = await writeEvents(folder, [{ tag: 'train/learning_rate', steps, rates }]);
  console.log(`${points} scalars in ${(statSync(file).size / 1e6).toFixed(1)} MB`);
  const script = fileURLToPath(new URL('read.py', import.meta.url));
  const python = [process.env.PYTHON, 'python3', 'python']
    .filter(Boolean)
    .find((name) => spawnSync(name, ['-c', 'import tensorboard']).status === 0);
  const ours = [];
  const theirs = {};
  for (let round = 0; round < rounds; round++) {
    let sum = 0;
    const began = performance.now();
    await readEvents(file, ({ value }) => {
      sum += value;
    });
    ours.push(performance.now() - began);
    // Theirs takes minutes, so once is enough.
    if (!python || round > 0) continue;
    const { stdout, stderr, status } = spawnSync(python, [script, file], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    for (const [name, told] of Object.entries(JSON.parse(stdout))) {
      if (Math.abs(told.sum - sum) > 1e-6 * sum)
        throw new Error(`${name} read other numbers: ${told.sum}, not ${sum}`);
      theirs[name] ??= [];
      theirs[name].push(1000 * told.seconds);
    }
  }
  const own = middle(ours);
  console.log(`  readEvents                       ${own.toFixed(0).padStart(8)} ms`);
  for (const [name, times] of Object.entries(theirs)) {
    const time = middle(times);
    console.log(
      `  ${name.padEnd(32)} ${time.toFixed(0).padStart(8)} ms  ${(time / own).toFixed(1).padStart(6)} x`,
    );
  }
  if (!python) console.log('  no Python with tensorboard here: PYTHON names one');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
