import type { Phase } from './metrics.ts';

/** 1 up, -1 down, 0 neither. */
export type Trend = -1 | 0 | 1;

/** Steps `start <= step < end` in which the rate does one thing, and the jump that leads there from what was before. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly trend: Trend;
  readonly jump: Trend;
}

/** So many plateaus in one direction are told one by one, more are one staircase. */
const fewPlateaus = 8;

const mostPhases = 10_000;

/** A phase that still grows. */
interface Growing {
  readonly start: number;
  end: number;
  readonly trend: Trend;
  readonly jump: Trend;
  stairs: number;
}

/** Puts stretches together that go on with what the one before did. */
export function phaseMaker(): {
  readonly add: (stretch: Stretch) => void;
  readonly phases: (rate: (step: number) => number) => Phase[];
} {
  const made: Growing[] = [];
  const add = ({ start, end, trend, jump }: Stretch): void => {
    const last = made.at(-1);
    if (last && goesOn(last, trend, jump)) {
      last.end = end;
      if (last.stairs > 0 && jump !== 0) last.stairs++;
      return;
    }
    if (made.length >= mostPhases) return;
    made.push({ start, end, trend, jump, stairs: 0 });
    if (trend !== 0 || jump === 0) return;
    const plateaus = made.slice(-fewPlateaus - 1);
    const isStaircase =
      plateaus.length > fewPlateaus &&
      plateaus.every((phase, i) => phase.trend === 0 && !phase.stairs && (i === 0 || phase.jump === jump));
    if (!isStaircase) return;
    const { start: foot, jump: entered } = plateaus[0]!;
    made.length -= plateaus.length;
    made.push({ start: foot, end, trend: jump, jump: entered, stairs: plateaus.length });
  };
  return { add, phases: (rate) => named(made, rate) };
}

/** Whether a phase goes on in a stretch: a staircase by one more of its stairs, a slope by one of the same direction. */
function goesOn(last: Growing, trend: Trend, jump: Trend): boolean {
  if (last.stairs > 0) return trend === 0 && (jump === 0 || jump === last.trend);
  return trend === last.trend && (jump === 0 || (trend !== 0 && jump === trend));
}

function named(made: readonly Growing[], rate: (step: number) => number): Phase[] {
  const full = fullFrom(made);
  return made.map(({ start, end, trend, stairs }) => ({
    name: end <= full ? 'warmup' : trend === 0 ? 'hold' : trend > 0 ? 'rise' : 'decay',
    start,
    end,
    steps: end - start,
    from: rate(start),
    to: rate(end - 1),
    ...(stairs > 0 && { stairs }),
  }));
}

/**
 * The step from which on the first full rate is used: all before it never falls, and something comes after it. 0 if there is no
 * such rise.
 */
function fullFrom(made: readonly Growing[]): number {
  const falls = made.findIndex(({ trend, jump }, i) => trend < 0 || (i > 0 && jump < 0));
  const rising = falls < 0 ? made : made.slice(0, falls);
  const last = rising.at(-1);
  // The plateau at the end of the rise is the full rate itself, unless the rate jumps up from it to where it falls.
  if (last?.trend === 0 && !(made[rising.length]?.jump === 1)) return last.start;
  return falls < 0 ? 0 : (last?.end ?? 0);
}
