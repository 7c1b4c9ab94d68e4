import { durationOf } from './duration-of.ts';
import { cycleFinder, evaluatorOf, partAt, type Rate, stairAt, startsOf } from './rate-of.ts';
import type { Exponential, PowerLaw, Ramp, Schedule } from './schedule.ts';

/** `curved` is any smooth curve that is not a straight line. */
export type Shape = 'constant' | 'linear' | 'curved';

/** One smooth formula, from the step that was asked for until the next breakpoint. */
export interface Piece {
  /** The next breakpoint; `Infinity` if there is none. */
  readonly end: number;
  /** The formula. At `end` it gives the limit, whatever happens there. */
  readonly curve: Rate;
  /** Where the formula is monotone and has one, its stride. */
  readonly stride?: Stride | undefined;
}

/**
 * How a formula gets from one step to the next: `rate - level` grows by `e ^ pace` or, with `turns`, turns by an angle of
 * `pace` as a cosine does. With a pace of 0 that is a constant or, turning, a straight line.
 */
export interface Stride {
  readonly turns: boolean;
  readonly pace: number;
  readonly level: number;
}

export const shapeOf = ({ stride }: Piece): Shape =>
  stride?.pace !== 0 ? 'curved' : stride.turns ? 'linear' : 'constant';

/**
 * The function from a step to the smooth piece that holds it: its formula, where that ends, and its stride. What
 * segments are made of, for who adds up or searches a schedule without asking every step.
 *
 * @example
 * const pieceAt = piecesOf(warmupCosine({ peak: 0.1, warmupSteps: 100, steps: 1100 }));
 * const { end, stride } = pieceAt(100);
 * [end, stride?.turns, stride?.pace, stride?.level]; // => [1100, true, Math.PI / 1000, 0.05]
 */
export function piecesOf(x: Schedule): (step: number) => Piece {
  const length = durationOf(x);
  const rate = evaluatorOf(x);
  const pieceAt = insideOf(x, length, rate);
  return (step) => (step < length ? pieceAt(step) : held(Infinity, rate(step)));
}

function held(end: number, rate: number): Piece {
  return { end, curve: () => rate, stride: { turns: false, pace: 0, level: 0 } };
}

/** {@link piecesOf} for the steps before the end of a schedule. */
function insideOf(x: Schedule, length: number, rate: Rate): (step: number) => Piece {
  switch (x.kind) {
    case 'constant':
      return () => held(length, x.rate);
    case 'ramp':
    case 'exponential':
    case 'powerLaw': {
      const isStill = x.kind === 'ramp' ? x.from === x.to : x.rate === 0;
      const piece: Piece = { end: length, curve: rate, stride: strideOf(x) };
      return () => (isStill || shapeOf(piece) === 'constant' ? held(length, rate(0)) : piece);
    }
    case 'samples':
    case 'stairs':
      return (step) => held(Math.min((stairAt(step, x.every) + 1) * x.every, length), rate(step));
    case 'sequence': {
      const starts = startsOf(x);
      // Made when they are asked for, since there may be very many.
      const parts: ReturnType<typeof piecesOf>[] = [];
      return (step) => {
        const i = partAt(starts, step);
        parts[i] ??= piecesOf(x.parts[i]!);
        return placed(parts[i], step, { start: starts[i]!, end: starts[i + 1] ?? Infinity });
      };
    }
    case 'repeat': {
      const part = piecesOf(x.part);
      const cycleAt = cycleFinder(x);
      const partLength = durationOf(x.part);
      return (step) => {
        const { cycle, start, scale } = cycleAt(step);
        const gain = x.rateFactor ** cycle;
        const floor = x.floor - x.floor * gain;
        return placed(part, step, { start, scale, end: start + scale * partLength, gain, floor });
      };
    }
    case 'window': {
      const part = piecesOf(x.part);
      return (step) => placed(part, step, { start: -x.start, end: length });
    }
    case 'product': {
      const factors = x.factors.map(piecesOf);
      return (step) => multiplied(factors.map((pieceAt) => pieceAt(step)));
    }
    case 'clamp': {
      const part = piecesOf(x.part);
      const limited = (rate: number): number =>
        Math.min(Math.max(rate, x.min ?? -Infinity), x.max ?? Infinity);
      return (step) => clamped(part(step), step, limited);
    }
  }
}

function strideOf(x: Ramp | Exponential | PowerLaw): Stride | undefined {
  if (x.kind === 'exponential') return growth(x.factor, x.every);
  if (x.kind === 'powerLaw') return undefined;
  const { from, to, steps, curve, mirrored } = x;
  if (curve === 'linear') return { turns: true, pace: 0, level: 0 };
  if (curve === 'cosine') return { turns: true, pace: Math.PI / steps, level: (from + to) / 2 };
  return curve === 'geometric' && !mirrored ? growth(to / from, steps) : undefined;
}

/** By `factor` in `every` steps, which is a stride unless it is to 0 at once. */
const growth = (factor: number, every: number): Stride | undefined =>
  factor > 0 ? { turns: false, pace: Math.log(factor) / every, level: 0 } : undefined;

/** The piece of a part that begins at `start`, is stretched by `scale`, ends by `end`, and is turned into `floor + gain * rate`. */
function placed(
  pieceAt: (step: number) => Piece,
  step: number,
  {
    start,
    end,
    scale = 1,
    gain = 1,
    floor = 0,
  }: { start: number; end: number; scale?: number; gain?: number; floor?: number },
): Piece {
  const { curve, stride, ...own } = pieceAt((step - start) / scale);
  return {
    end: Math.min(start + scale * own.end, end),
    curve: (step) => floor + gain * curve((step - start) / scale),
    stride: stride && { ...stride, pace: stride.pace / scale, level: floor + gain * stride.level },
  };
}

/** The product of pieces that hold the same step. */
function multiplied(pieces: readonly Piece[]): Piece {
  const moving = pieces.filter((piece) => shapeOf(piece) !== 'constant');
  const end = Math.min(...pieces.map((piece) => piece.end));
  const curve = (step: number): number => pieces.reduce((rate, piece) => rate * piece.curve(step), 1);
  if (moving.length === 0) return held(end, curve(end));
  const [{ stride, curve: own }] = moving as [Piece];
  if (moving.length > 1) return { end, curve };
  const gain = pieces.reduce((rate, piece) => (piece.curve === own ? rate : rate * piece.curve(end)), 1);
  return { end, curve, stride: stride && { ...stride, level: gain * stride.level } };
}

/** A piece under limits: where it is known to cross one once, only up to there. */
function clamped(piece: Piece, step: number, limited: (rate: number) => number): Piece {
  const curve = (step: number): number => limited(piece.curve(step));
  if (!piece.stride) return { ...piece, curve };
  const side = (step: number): number => Math.sign(piece.curve(step) - curve(step));
  const first = side(step);
  let low = step;
  let end = piece.end;
  while (side(end) !== first) {
    const middle = end === Infinity ? 2 * low + 1 : (low + end) / 2;
    if (middle <= low || middle >= end) break;
    if (side(middle) === first) low = middle;
    else end = middle;
  }
  return first === 0 ? { ...piece, end } : held(end, curve(step));
}
