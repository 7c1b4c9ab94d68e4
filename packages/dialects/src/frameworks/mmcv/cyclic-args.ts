import { durationOf, type Ramp, type Schedule } from '@lrlab/core';
import { type CyclicArgs, lengthsOf } from './cyclic.ts';
import type { Progress } from './hook.ts';

interface Cycle {
  readonly rise: Ramp | undefined;
  readonly fall: Ramp;
}

function cycleOf(part: Schedule): Cycle | undefined {
  const [first, second, more] = part.kind === 'sequence' ? part.parts : [part];
  if (more || first?.kind !== 'ramp') return undefined;
  if (!second) return { rise: undefined, fall: first };
  return second.kind === 'ramp' ? { rise: first, fall: second } : undefined;
}

/** The cycles of a schedule that repeats one, or that lists them because gamma shrinks them. */
function cyclesOf(schedule: Schedule): readonly Schedule[] {
  if (schedule.kind === 'repeat') return [schedule.part];
  return schedule.kind === 'sequence' ? schedule.parts : [];
}

/** The arguments of regular rates that go up and down; written for one base, as all is a share of it. */
export function cyclicArgsOf(regular: Schedule, { base, last }: Progress): Partial<CyclicArgs> | undefined {
  const [first, second] = cyclesOf(regular);
  const one = first && cycleOf(first);
  if (!one) return undefined;
  const whole = durationOf(first);
  const up = one.rise?.steps ?? 0;
  const cyclic_times = Math.floor(last / whole);
  const peak = one.fall.from / base;
  const args = {
    target_ratio: [peak, one.fall.to / base],
    cyclic_times,
    step_ratio_up: shareOf(up, whole, (step_ratio_up) => lengthsOf({ cyclic_times, step_ratio_up }, last).up),
    anneal_strategy: one.fall.curve === 'linear' ? 'linear' : 'cos',
  };
  if (regular.kind === 'repeat') return args;
  const two = second && cycleOf(second);
  const pulled = (cycle: Cycle | undefined): number =>
    ((cycle?.rise ? cycle.fall.from : (cycle?.fall.to ?? NaN)) / base - 1) /
    ((one.rise ? one.fall.from : one.fall.to) / base - 1);
  // Of one cycle, or of none that differs, any gamma below 1 says as much.
  const gamma = two ? pulled(two) : 0.5;
  return { ...args, gamma: gamma > 0 && gamma < 1 ? gamma : 0.5 };
}

/** A share of which the framework cuts out the number of iterations again. */
function shareOf(up: number, whole: number, cut: (share: number) => number): number {
  return cut(up / whole) === up ? up / whole : (up + 0.5) / whole;
}
