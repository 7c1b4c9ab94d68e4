import { at, checkFields, checkValue, demand, issueOf } from './check-fields.ts';
import { constant, exponential, powerLaw, ramp, repeat, sequence, stairs } from './constructors.ts';
import type { Curve } from './curve.ts';
import type { Schedule } from './schedule.ts';
import type { Issue } from './schedule-error.ts';

// The schedules people call by name, each made of the eleven kinds. All lengths are in steps; `steps` is the length of
// the whole schedule and includes the warm-up; `floor` is the lowest rate, in the unit of the rates.

/** A straight warm-up, if there is one, and then the rest. */
function warmed(from: number, peak: number, warmupSteps: number, rest: Schedule): Schedule {
  return warmupSteps > 0 ? sequence([ramp({ from, to: peak, steps: warmupSteps }), rest]) : rest;
}

function warmupCurve(options: WarmupOptions, curve: Curve): Schedule {
  const all = { from: 0, floor: 0, ...options };
  const { peak, warmupSteps, steps, from, floor } = all;
  demand(checkFields(all, 'peak warmupSteps steps from floor'));
  demand(
    steps > warmupSteps ? [] : [issueOf('steps', `more steps than warmupSteps (${warmupSteps})`, steps)],
  );
  return warmed(from, peak, warmupSteps, ramp({ from: peak, to: floor, steps: steps - warmupSteps, curve }));
}

export interface WarmupOptions {
  /** The rate at the end of the warm-up. */
  readonly peak: number;
  readonly warmupSteps: number;
  /** The whole length, with the warm-up. */
  readonly steps: number;
  /** The rate of step 0; 0 unless told. */
  readonly from?: number;
  /** The rate at the end; 0 unless told. */
  readonly floor?: number;
}

/**
 * A straight warm-up to `peak`, then that rate.
 *
 * @example
 * rateAt(warmupConstant({ peak: 0.1, warmupSteps: 766 }), 383); // => 0.05
 */
export function warmupConstant(options: Pick<WarmupOptions, 'peak' | 'warmupSteps' | 'from'>): Schedule {
  const all = { from: 0, ...options };
  demand(checkFields(all, 'peak warmupSteps from'));
  return warmed(all.from, all.peak, all.warmupSteps, constant({ rate: all.peak }));
}

/**
 * A straight warm-up to `peak`, then straight down to `floor` at `steps`.
 *
 * @example
 * rateAt(warmupLinear({ peak: 0.1, warmupSteps: 100, steps: 1100 }), 600); // => 0.05
 */
export function warmupLinear(options: WarmupOptions): Schedule {
  return warmupCurve(options, 'linear');
}

/**
 * A straight warm-up to `peak`, then half a cosine down to `floor` at `steps`:
 * `floor + (peak - floor) * (1 + cos(pi * (step - warmupSteps) / (steps - warmupSteps))) / 2`.
 * Source: https://arxiv.org/abs/1608.03983.
 *
 * @example
 * rateAt(warmupCosine({ peak: 0.1, warmupSteps: 100, steps: 1100 }), 600); // => 0.05
 */
export function warmupCosine(options: WarmupOptions): Schedule {
  return warmupCurve(options, 'cosine');
}

/**
 * Warm-up, a stable stretch at `peak`, and a decay to `floor` along `curve`.
 * Source: MiniCPM, https://arxiv.org/abs/2404.06395.
 *
 * @example
 * const schedule = warmupStableDecay({ peak: 0.1, warmupSteps: 100, stableSteps: 800, decaySteps: 100 });
 * rateAt(schedule, 899); // => 0.1
 * rateAt(schedule, 925); // => 0.05
 */
export function warmupStableDecay({
  curve = '1-sqrt',
  ...options
}: Omit<WarmupOptions, 'steps'> & { stableSteps: number; decaySteps: number; curve?: Curve }): Schedule {
  const all = { from: 0, floor: 0, ...options };
  const { peak, warmupSteps, stableSteps, decaySteps, from, floor } = all;
  demand(checkFields(all, 'peak warmupSteps stableSteps decaySteps from floor'));
  const decay = ramp({ from: peak, to: floor, steps: decaySteps, curve });
  return warmed(from, peak, warmupSteps, sequence([constant({ rate: peak, steps: stableSteps }), decay]));
}

/**
 * Up from `peak / startDivisor` for `warmupShare` of the steps, then down to the first rate divided by `endDivisor`.
 * Source: https://arxiv.org/abs/1708.07120.
 *
 * @example
 * rateAt(oneCycle({ peak: 0.1, steps: 1000 }), 0); // => 0.004
 * rateAt(oneCycle({ peak: 0.1, steps: 1000 }), 300); // => 0.1
 */
export function oneCycle({
  curve = 'cosine',
  ...options
}: {
  peak: number;
  steps: number;
  warmupShare?: number;
  startDivisor?: number;
  endDivisor?: number;
  curve?: Curve;
}): Schedule {
  const all = { warmupShare: 0.3, startDivisor: 25, endDivisor: 10_000, ...options };
  const { peak, steps, warmupShare, startDivisor, endDivisor } = all;
  demand(checkFields(all, 'peak steps warmupShare startDivisor endDivisor'));
  const from = peak / startDivisor;
  const up = steps * warmupShare;
  return sequence([
    ramp({ from, to: peak, steps: up, curve }),
    ramp({ from: peak, to: from / endDivisor, steps: steps - up, curve }),
  ]);
}

/**
 * Half cosines from `peak` to `floor`, again and again: cycle `i` takes `cycleSteps * stepsFactor ^ i` steps from
 * `floor + (peak - floor) * rateFactor ^ i`. Source: SGDR, https://arxiv.org/abs/1608.03983.
 *
 * @example
 * rateAt(cosineRestarts({ peak: 0.01, cycleSteps: 5000, stepsFactor: 2 }), 15000); // => 0.01
 */
export function cosineRestarts(options: {
  peak: number;
  cycleSteps: number;
  floor?: number;
  times?: number | null;
  stepsFactor?: number;
  rateFactor?: number;
}): Schedule {
  const all = { floor: 0, times: null, stepsFactor: 1, rateFactor: 1, ...options };
  const { peak, cycleSteps, ...cycles } = all;
  demand(checkFields(all, 'peak cycleSteps floor times? stepsFactor rateFactor'));
  return repeat(ramp({ from: peak, to: all.floor, steps: cycleSteps, curve: 'cosine' }), cycles);
}

/**
 * `rate`, multiplied by `factor` at each of the milestones: `rate * factor ^ (number of milestones <= step)`.
 *
 * @example
 * rateAt(multiStep({ rate: 0.1, milestones: [30, 60], factor: 0.1 }), 30); // => 0.010000000000000002
 */
export function multiStep(options: {
  rate: number;
  milestones: readonly number[];
  factor?: number;
}): Schedule {
  const all = { factor: 0.1, ...options };
  const { rate, milestones, factor } = all;
  demand(
    checkFields(all, 'rate milestones factor', '', (name, list, path) =>
      name === 'milestones' ? checkRising(list, path) : undefined,
    ),
  );
  const plateaus = milestones.map((milestone, i) =>
    constant({ rate: rate * factor ** i, steps: milestone - (milestones[i - 1] ?? 0) }),
  );
  return sequence([...plateaus, constant({ rate: rate * factor ** milestones.length })]);
}

function checkRising(list: unknown, path: string): Issue[] {
  if (!Array.isArray(list)) return [issueOf(path, 'an array', list, 'type')];
  return list.flatMap((step, i) => {
    const before = list[i - 1] ?? 0;
    return step > before
      ? checkValue(path, step, at(path, i))
      : [issueOf(at(path, i), `more than ${before}`, step)];
  });
}

/**
 * `rate`, multiplied by `factor` every `every` steps: `rate * factor ^ floor(step / every)`.
 *
 * @example
 * rateAt(stepDecay({ rate: 0.1, factor: 0.5, every: 30 }), 60); // => 0.025
 */
export function stepDecay(options: { rate: number; factor: number; every: number }): Schedule {
  return stairs(exponential(options), { every: options.every });
}

/**
 * `floor + (rate - floor) * (1 - step / steps) ^ power`, then `floor`.
 *
 * @example
 * rateAt(polynomialDecay({ rate: 0.1, steps: 100, power: 2 }), 50); // => 0.025
 */
export function polynomialDecay(options: {
  rate: number;
  steps: number;
  power?: number;
  floor?: number;
}): Schedule {
  const all = { power: 1, floor: 0, ...options };
  const { rate, steps, power, floor } = all;
  demand(checkFields(all, 'rate steps power floor'));
  return ramp({ from: rate, to: floor, steps, curve: power === 1 ? 'linear' : { power } });
}

/**
 * A straight warm-up, then `peak * sqrt(warmupSteps / step)`. Source: https://arxiv.org/abs/1706.03762.
 *
 * @example
 * rateAt(inverseSqrt({ peak: 0.1, warmupSteps: 100 }), 400); // => 0.05
 */
export function inverseSqrt(options: { peak: number; warmupSteps: number }): Schedule {
  const { peak, warmupSteps } = options;
  demand(checkFields(options, 'peak warmupSteps'));
  return warmed(0, peak, warmupSteps, powerLaw({ rate: peak, timescale: warmupSteps, power: 0.5 }));
}

/**
 * `scale * modelSize ^ -1/2 * min(step ^ -1/2, step * warmupSteps ^ -3/2)`, from rate 0 at step 0.
 * Source: https://arxiv.org/abs/1706.03762, section 5.3.
 *
 * @example
 * rateAt(noam({ modelSize: 512, warmupSteps: 4000 }), 4000); // => 0.0006987712429686843
 */
export function noam(options: { modelSize: number; warmupSteps: number; scale?: number }): Schedule {
  const all = { scale: 1, ...options };
  const { modelSize, warmupSteps, scale } = all;
  demand(checkFields(all, 'modelSize warmupSteps scale'));
  return inverseSqrt({ peak: scale / Math.sqrt(modelSize * warmupSteps), warmupSteps });
}

/**
 * Straight up from `floor` to `peak` and down again, `halfSteps` each way, for ever.
 * Source: cyclical learning rates, https://arxiv.org/abs/1506.01186.
 *
 * @example
 * rateAt(triangular({ peak: 0.1, halfSteps: 50 }), 75); // => 0.05
 */
export function triangular(options: { peak: number; halfSteps: number; floor?: number }): Schedule {
  const all = { floor: 0, ...options };
  const { peak, halfSteps, floor } = all;
  demand(checkFields(all, 'peak halfSteps floor'));
  const up = ramp({ from: floor, to: peak, steps: halfSteps });
  return repeat(sequence([up, ramp({ from: peak, to: floor, steps: halfSteps })]));
}
