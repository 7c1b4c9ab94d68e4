import {
  clamp,
  constant,
  cosineRestarts,
  exponential,
  fillRates,
  inverseSqrt,
  multiStep,
  oneCycle,
  powerLaw,
  product,
  ramp,
  repeat,
  sequence,
  stairs,
  warmupConstant,
  warmupCosine,
  warmupLinear,
  warmupStableDecay,
  window,
} from '@lrlab/core';

/** Numbers from 0 to 1 that a seed decides: mulberry32. */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A random schedule of up to some hundred steps: what people train with, and now and then what nobody would. */
export function randomSchedule(random) {
  const whole = (least, most) => least + Math.floor(random() * (most - least + 1));
  const rate = () => 10 ** (-4 * random());
  const one = (...values) => values[whole(0, values.length - 1)];
  const maybe = (value) => (random() < 0.5 ? value : 0);
  const peak = rate();
  const floor = maybe(peak * random() * 0.5);
  const steps = whole(2, 150);
  const warmupSteps = whole(1, steps - 1);
  const from = maybe(peak * random());
  const curve = one('linear', 'cosine', '1-sqrt', { power: one(0.5, 0.9, 2, 3) });
  const falling = ramp({ from: peak, to: floor, steps, curve });
  const makers = [
    () => constant({ rate: peak }),
    () => falling,
    () => ramp({ from, to: peak, steps }),
    () => ramp({ from: peak, to: peak * (0.01 + random()), steps, curve: 'geometric' }),
    () => exponential({ rate: peak, factor: 0.5 + random() / 2, every: whole(1, 40) }),
    () => stairs(exponential({ rate: peak, factor: random(), every: steps }), { every: steps }),
    () => powerLaw({ rate: peak, timescale: whole(1, 50), power: one(0.5, 1, 1.5) }),
    () => multiStep({ rate: peak, milestones: [warmupSteps, steps], factor: one(0.1, 0.5, 2) }),
    () => warmupConstant({ peak, warmupSteps, from }),
    () => warmupLinear({ peak, warmupSteps, steps, from, floor }),
    () => warmupCosine({ peak, warmupSteps, steps, from, floor }),
    () =>
      warmupStableDecay({ peak, warmupSteps, stableSteps: steps, decaySteps: whole(1, 50), floor, curve }),
    () => oneCycle({ peak, steps, curve: one('linear', 'cosine') }),
    () => cosineRestarts({ peak, cycleSteps: steps, floor, stepsFactor: one(1, 1, 2, 3) }),
    () => inverseSqrt({ peak, warmupSteps }),
    () => repeat(sequence([ramp({ from: floor, to: peak, steps: warmupSteps }), falling])),
    () => sequence([constant({ rate: peak, steps: warmupSteps }), falling]),
    () => sequence([ramp({ from, to: peak, steps: warmupSteps, curve: 'cosine' }), falling]),
    () =>
      product([
        sequence([ramp({ from: random(), to: 1, steps: warmupSteps }), constant({ rate: 1 })]),
        falling,
      ]),
  ];
  return one(...makers)();
}

/** A random schedule that no framework has a name for: some of the above at once, cut, in steps or between limits. */
export function wildSchedule(random) {
  const one = (...makers) => makers[Math.floor(random() * makers.length)]();
  const factors = Array.from({ length: 2 + Math.floor(random() * 2) }, () => randomSchedule(random));
  const many = product(factors);
  const peak = Math.max(...fillRates(many, { steps: 100 }));
  return one(
    () => many,
    () => clamp(many, { min: peak * 0.1, max: peak * 0.8 }),
    () => stairs(many, { every: 1 + Math.floor(random() * 9) }),
    () => window(many, { start: Math.floor(random() * 20) }),
    () => sequence([window(many, { steps: 1 + Math.floor(random() * 40) }), factors[0]]),
  );
}
