import { at, checked, checkFields, demand, fieldsOf, issueOf } from './check-fields.ts';
import { constant, powerLaw, ramp, repeat, sequence } from './constructors.ts';
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
  const { peak, warmupSteps, steps, from, floor } = checked(
    { from: 0, floor: 0, ...options },
    'peak warmupSteps0 steps+ from floor',
  );
  const left = steps - warmupSteps;
  demand(left, left > 0 ? [] : [issueOf('steps', `more than warmupSteps (${warmupSteps})`, steps, 'range')]);
  return warmed(from, peak, warmupSteps, ramp({ from: peak, to: floor, steps: left, curve }));
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
  const { peak, warmupSteps, from } = checked({ from: 0, ...options }, 'peak warmupSteps0 from');
  return warmed(from, peak, warmupSteps, constant({ rate: peak }));
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
  const { peak, warmupSteps, stableSteps, decaySteps, from, floor } = checked(
    { from: 0, floor: 0, ...options },
    'peak warmupSteps0 stableSteps+ decaySteps+ from floor',
  );
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
  const { peak, steps, warmupShare, startDivisor, endDivisor } = checked(
    { warmupShare: 0.3, startDivisor: 25, endDivisor: 10_000, ...options },
    'peak steps+ warmupShare% startDivisor+ endDivisor+',
  );
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
  const { peak, cycleSteps, ...cycles } = checked(
    { floor: 0, times: null, stepsFactor: 1, rateFactor: 1, ...options },
    'peak cycleSteps+ floor times#? stepsFactor+ rateFactor',
  );
  return repeat(ramp({ from: peak, to: cycles.floor, steps: cycleSteps, curve: 'cosine' }), cycles);
}

/**
 * `rate`, multiplied by `factor` at each of the milestones: `rate * factor ^ (number of milestones <= step)`.
 *
 * @example
 * rateAt(multiStep({ rate: 0.1, milestones: [30, 60], factor: 0.1 }), 30); // => 0.010000000000000002
 */
export function multiStep({
  milestones,
  ...options
}: {
  rate: number;
  milestones: readonly number[];
  factor?: number;
}): Schedule {
  const { rate, factor } = demand({ factor: 0.1, ...options }, [
    ...checkFields({ factor: 0.1, ...options }, fieldsOf('rate factor')),
    ...checkRising(milestones),
  ]);
  const plateaus = milestones.map((milestone, i) =>
    constant({ rate: rate * factor ** i, steps: milestone - (milestones[i - 1] ?? 0) }),
  );
  return sequence([...plateaus, constant({ rate: rate * factor ** milestones.length })]);
}

function checkRising(milestones: readonly number[]): Issue[] {
  if (!Array.isArray(milestones)) return [issueOf('milestones', 'an array', milestones)];
  return milestones.flatMap((step, i) => {
    const before = milestones[i - 1] ?? 0;
    if (step > before && step < Infinity) return [];
    return [issueOf(at('milestones', i), `a number above ${before}`, step, 'range')];
  });
}

/**
 * A straight warm-up, then `peak * sqrt(warmupSteps / step)`. Source: https://arxiv.org/abs/1706.03762.
 *
 * @example
 * rateAt(inverseSqrt({ peak: 0.1, warmupSteps: 100 }), 400); // => 0.05
 */
export function inverseSqrt(options: { peak: number; warmupSteps: number }): Schedule {
  const { peak, warmupSteps } = checked(options, 'peak warmupSteps+');
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
  const { modelSize, warmupSteps, scale } = checked(
    { scale: 1, ...options },
    'modelSize+ warmupSteps+ scale',
  );
  return inverseSqrt({ peak: scale / Math.sqrt(modelSize * warmupSteps), warmupSteps });
}
