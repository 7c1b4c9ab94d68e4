import {
  constant,
  exponential,
  fillRates,
  multiStep,
  product,
  ramp,
  rateOf,
  type Schedule,
  sequence,
  stairs,
  warmupCosine,
} from '../src/index.ts';
import { compare } from './compare.ts';

const steps = 10_000_000;
const rates = new Float64Array(steps);

interface Case {
  readonly title: string;
  readonly schedule: Schedule;
  /** What one would write by hand: for a single step, and the loop with all of it written out. */
  readonly byHand: (step: number) => number;
  readonly loop: () => void;
}

const cases: readonly Case[] = [
  {
    title: 'warm-up and cosine',
    schedule: warmupCosine({ peak: 0.1, warmupSteps: 10_000, steps }),
    byHand: (step) =>
      step < 10_000
        ? (0.1 * step) / 10_000
        : 0.05 * (1 + Math.cos((Math.PI * (step - 10_000)) / (steps - 10_000))),
    loop: () => {
      for (let step = 0; step < 10_000; step++) rates[step] = (0.1 * step) / 10_000;
      for (let step = 10_000; step < steps; step++) {
        rates[step] = 0.05 * (1 + Math.cos((Math.PI * (step - 10_000)) / (steps - 10_000)));
      }
    },
  },
  {
    title: 'exponential decay',
    schedule: exponential({ rate: 0.1, factor: 0.98, every: 20_000 }),
    byHand: (step) => 0.1 * 0.98 ** (step / 20_000),
    loop: () => {
      for (let step = 0; step < steps; step++) rates[step] = 0.1 * 0.98 ** (step / 20_000);
    },
  },
  {
    title: 'MMCV step by epochs of 1000, exponential warm-up',
    schedule: product([
      sequence([ramp({ from: 0.1, to: 1, steps: 5000, curve: 'geometric' }), constant({ rate: 1 })]),
      stairs(exponential({ rate: 0.1, factor: 0.999, every: 1000 }), { every: 1000 }),
    ]),
    byHand: (step) => {
      const rate = 0.1 * 0.999 ** Math.floor(step / 1000);
      return step < 5000 ? rate * 0.1 ** (1 - step / 5000) : rate;
    },
    loop: () => {
      for (let step = 0; step < steps; step++) {
        const rate = 0.1 * 0.999 ** Math.floor(step / 1000);
        rates[step] = step < 5000 ? rate * 0.1 ** (1 - step / 5000) : rate;
      }
    },
  },
  {
    title: 'MMCV step at a list of epochs, linear warm-up',
    schedule: product([
      sequence([ramp({ from: 0.1, to: 1, steps: 5000 }), constant({ rate: 1 })]),
      multiStep({ rate: 0.1, milestones: [6e6, 8e6, 9e6] }),
    ]),
    byHand: (step) => {
      const drops = step < 6e6 ? 0 : step < 8e6 ? 1 : step < 9e6 ? 2 : 3;
      const rate = 0.1 * 0.1 ** drops;
      return step < 5000 ? rate * (1 - (1 - step / 5000) * 0.9) : rate;
    },
    loop: () => {
      for (let step = 0; step < steps; step++) {
        const drops = step < 6e6 ? 0 : step < 8e6 ? 1 : step < 9e6 ? 2 : 3;
        const rate = 0.1 * 0.1 ** drops;
        rates[step] = step < 5000 ? rate * (1 - (1 - step / 5000) * 0.9) : rate;
      }
    },
  },
];

console.log(`All of ${steps.toLocaleString('en')} steps; the least there can be is Float64Array.fill.\n`);
for (const { title, schedule, loop } of cases) {
  compare(`${title}: filled`, {
    'a loop by hand': loop,
    fillRates: () => fillRates(schedule, { rates }),
    'Float64Array.fill': () => rates.fill(0.1),
  });
}

const asked = 2_000_000;
// Steps out of order, the same for all: a linear congruence.
const order = new Float64Array(asked);
for (let i = 0, seed = 1; i < asked; i++) {
  seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
  order[i] = seed % steps;
}
let sink = 0;

console.log(`\nOne rate at a time, at ${asked.toLocaleString('en')} random steps.\n`);
for (const { title, schedule, byHand } of cases) {
  const rate = rateOf(schedule);
  compare(`${title}: asked`, {
    'a function by hand': () => {
      for (const step of order) sink += byHand(step);
    },
    rateOf: () => {
      for (const step of order) sink += rate(step);
    },
  });
}
if (Number.isNaN(sink)) throw new Error('a rate is not a number');
