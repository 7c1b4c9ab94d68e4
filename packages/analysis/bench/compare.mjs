// Holds 1,000 schedules of a million steps each against one another's first: exactly by their pieces, and as numpy does when it samples every step.
// Both tell the same numbers, and ours the phases and relations besides. Side by side in one run: prefer the ratio to the times.
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
let sums = {};
for (let round = 0; round < rounds; round++) {
  const began = performance.now();
  const { differences } = compareOf(schedules);
  const metrics = schedules.map((schedule) => metricsOf(schedule));
  ours.push(performance.now() - began);
  const sum = (told, of) => told.reduce((sum, one) => sum + of(one), 0);
  sums = {
    area: sum(metrics, ({ area }) => area),
    peakStep: sum(metrics, ({ peak }) => peak.step),
    floor: sum(metrics, ({ floor }) => floor.rate),
    above: sum(metrics, ({ stepsAboveHalf }) => stepsAboveHalf),
    to50: sum(metrics, ({ stepsTo50Percent }) => stepsTo50Percent),
    to90: sum(metrics, ({ stepsTo90Percent }) => stepsTo90Percent),
    steepest: sum(metrics, ({ steepest }) => Math.abs(steepest.slope)),
    firstStep: sum(differences, ({ firstStep }) => firstStep),
    largest: sum(differences, ({ largest }) => Math.abs(largest.difference)),
    largestStep: sum(differences, ({ largest }) => largest.step),
    relative: sum(differences, ({ largestRelative }) => largestRelative.relative),
    relativeStep: sum(differences, ({ largestRelative }) => largestRelative.step),
    between: sum(differences, ({ area }) => area),
    surplus: sum(differences, ({ surplus }) => surplus),
  };
}
console.log(
  `${count} schedules of ${steps.toLocaleString('en')} steps: all metrics of each, and each held against the first`,
);
const own = middle(ours);
console.log(`  compareOf and metricsOf          ${own.toFixed(0).padStart(8)} ms`);
if (python) {
  const script = fileURLToPath(new URL('compare.py', import.meta.url));
  const input = JSON.stringify({ steps, settings, magnitude: settings.at(-1).peak });
  const { stdout, stderr, status } = spawnSync(python, [script], { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const theirs = JSON.parse(stdout);
  for (const [name, sum] of Object.entries(sums)) {
    // Rounding may put a step on the other side of a level, or make one of many equal steps the largest.
    const within = name.startsWith('to') || name === 'above' ? count : 1e-9 * Math.abs(sum);
    if (name !== 'relativeStep' && Math.abs(sum - theirs.sums[name]) > within)
      throw new Error(`${name}: numpy found ${theirs.sums[name]}, not ${sum}`);
  }
  const time = 1000 * theirs.seconds;
  console.log(
    `  numpy, every step                ${time.toFixed(0).padStart(8)} ms  ${(time / own).toFixed(1).padStart(6)} x`,
  );
} else {
  console.log('  no Python with numpy here: PYTHON names one');
}
