// Reads scalars with this package and with TensorBoard's own readers in Python, side by side on the same file, and measures how
// much memory files of several lengths take: prefer the ratios to the times.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEvents, writeEvents } from '@lrlab/analysis/log';

// Enough for both to be in their stride; theirs take half a minute.
const shared = 300_000;
const lengths = [100_000, 1_000_000, 3_000_000];
const rounds = 5;
const folder = mkdtempSync(join(tmpdir(), 'lrlab-bench-'));
const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const middle = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

async function written(points) {
  const steps = Float64Array.from({ length: points }, (_, i) => i);
  const rates = steps.map((step) => 0.1 * (1 - step / points));
  return writeEvents(join(folder, String(points)), [{ tag: 'train/learning_rate', steps, rates }]);
}

async function timed(file) {
  let sum = 0;
  const began = performance.now();
  await readEvents(file, ({ value }) => {
    sum += value;
  });
  return { time: performance.now() - began, sum };
}

function answerOf(command, args) {
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

try {
  const file = await written(shared);
  console.log(`${shared} scalars in ${(statSync(file).size / 1e6).toFixed(1)} MB`);
  const ours = [];
  for (let round = 0; round < rounds; round++) ours.push(await timed(file));
  const own = middle(ours.map(({ time }) => time));
  const line = (name, time, more = '') =>
    console.log(`  ${name.padEnd(34)} ${time.toFixed(0).padStart(8)} ms${more}`);
  line('readEvents', own);
  const python = [process.env.PYTHON, 'python3', 'python']
    .filter(Boolean)
    .find((name) => spawnSync(name, ['-c', 'import tensorboard']).status === 0);
  if (python) {
    for (const [name, { seconds, sum }] of Object.entries(answerOf(python, [beside('read.py'), file]))) {
      if (Math.abs(sum / ours[0].sum - 1) > 1e-6) throw new Error(`${name} read other numbers: ${sum}`);
      line(name, 1000 * seconds, `  ${((1000 * seconds) / own).toFixed(1).padStart(6)} x`);
    }
  } else console.log('  no Python with tensorboard here: PYTHON names one');

  console.log('in a process of its own, with the most memory that it took');
  for (const points of lengths) {
    const log = await written(points);
    for (const how of ['readEvents', 'readLog']) {
      const { megabytes, milliseconds } = answerOf(process.execPath, [beside('memory.mjs'), how, log]);
      line(`${how}, ${points} scalars`, milliseconds, `  ${megabytes.toFixed(0).padStart(6)} MB`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
