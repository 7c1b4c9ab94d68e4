// Holds 1,000 schedules of a million steps each against one another's first: exactly by their pieces, and as numpy does when it samples every step.
// Side by side in one run: prefer the ratio to the times.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compareOf, metricsOf } from '@lrlab/analysis';
import { warmupCosine } from '@lrlab/core';

const steps = 1_000_000;
const count = 1000;
const rounds = 3;
const middle = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];
const settings = Array.from({ length: count }, (_, i) => ({
  peak: 0.1 + i / 10_000,
  warmupSteps: 1000 + 10 * i,
}));
const schedules = settings.map((setting) => warmupCosine({ ...setting, steps }));

const python = [process.env.PYTHON, 'python3', 'python']
  .filter(Boolean)
  .find((name) => spawnSync(name, ['-c', 'import numpy']).status === 0);
const ours = [];
let sums = [];
for (let round = 0; round < rounds; round++) {
  const began = performance.now();
  const { differences } = compareOf(schedules);
  const areas = schedules.map((schedule) => metricsOf(schedule).area);
  ours.push(performance.now() - began);
  sums = [
    areas.reduce((sum, area) => sum + area, 0),
    differences.reduce((sum, { area }) => sum + area, 0),
    differences.reduce((sum, { largest }) => sum + Math.abs(largest?.difference ?? 0), 0),
  ];
}
console.log(
  `${count} schedules of ${steps.toLocaleString('en')} steps: all metrics of each, and each held against the first`,
);
const own = middle(ours);
console.log(`  compareOf and metricsOf          ${own.toFixed(0).padStart(8)} ms`);
if (python) {
  const script = fileURLToPath(new URL('compare.py', import.meta.url));
  const input = JSON.stringify({ steps, settings });
  const { stdout, stderr, status } = spawnSync(python, [script], { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const theirs = JSON.parse(stdout);
  for (const [i, sum] of sums.entries()) {
    if (Math.abs(sum - theirs.sums[i]) > 1e-9 * sum)
      throw new Error(`numpy found ${theirs.sums[i]}, not ${sum}`);
  }
  const time = 1000 * theirs.seconds;
  console.log(
    `  numpy, every step: area, largest ${time.toFixed(0).padStart(8)} ms  ${(time / own).toFixed(1).padStart(6)} x`,
  );
} else {
  console.log('  no Python with numpy here: PYTHON names one');
}
