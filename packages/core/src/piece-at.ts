import { durationOf } from './duration-of.ts';
import { cycleFinder, evaluatorOf, partAt, stairAt, startsOf } from './rate-of.ts';
import type { Exponential, Ramp, Schedule } from './schedule.ts';

/** `curved` is any smooth curve that is not a straight line. */
export type Shape = 'constant' | 'linear' | 'curved';

/** What a schedule does from a step on, until its next breakpoint. */
export interface Piece {
  /** The next breakpoint; `Infinity` if there is none. */
  readonly end: number;
  /** The limit of the rate towards `end`, before what happens there. */
  readonly to: number;
  readonly shape: Shape;
  /** Where the piece is one of these, shifted and scaled: `floor + gain * leaf(step - start)`. */
  readonly leaf?: Ramp | Exponential | undefined;
  readonly start: number;
  readonly gain: number;
  readonly floor: number;
}

/** The smooth piece of a schedule that holds a step. */
export function pieceAt(x: Schedule, step: number): Piece {
  const length = durationOf(x);
  const rate = evaluatorOf(x);
  const piece = (end: number, to: number, shape: Shape, leaf?: Piece['leaf']): Piece => {
    return { end, to, shape, leaf, start: 0, gain: 1, floor: 0 };
  };
  const held = (end: number): Piece => piece(end, rate(step), 'constant');
  if (step >= length) return held(Infinity);
  switch (x.kind) {
    case 'constant':
      return held(length);
    case 'ramp':
      return x.from === x.to
        ? held(length)
        : piece(length, x.to, x.curve === 'linear' ? 'linear' : 'curved', x);
    case 'exponential':
      return piece(length, rate(length), 'curved', x);
    case 'powerLaw':
      return piece(length, rate(length), 'curved');
    case 'samples':
    case 'stairs':
      return held(Math.min((stairAt(step, x.every) + 1) * x.every, length));
    case 'sequence': {
      const starts = startsOf(x);
      const i = partAt(starts, step);
      return placed(x.parts[i]!, step, { start: starts[i]!, end: starts[i + 1] });
    }
    case 'repeat': {
      const { cycle, start, scale } = cycleFinder(x)(step);
      const end = start + scale * durationOf(x.part);
      const gain = x.rateFactor ** cycle;
      return placed(x.part, step, { start, scale, end, gain, floor: x.floor - x.floor * gain });
    }
    case 'window':
      return placed(x.part, step, { start: -x.start, end: length });
    case 'product': {
      const pieces = x.factors.map((factor) => pieceAt(factor, step));
      const end = Math.min(...pieces.map((factor) => factor.end));
      const moving = pieces.filter((factor) => factor.shape !== 'constant');
      if (moving.length === 0) return held(end);
      const i = pieces.indexOf(moving[0]!);
      const gain = x.factors.reduce((all, factor, k) => (k === i ? all : all * evaluatorOf(factor)(step)), 1);
      if (moving.length === 1) return placed(x.factors[i]!, step, { end, gain });
      return piece(
        end,
        x.factors.reduce((all, factor) => all * placed(factor, step, { end }).to, 1),
        'curved',
      );
    }
    case 'clamp': {
      const part = pieceAt(x.part, step);
      const to = Math.min(Math.max(part.to, x.min ?? -Infinity), x.max ?? Infinity);
      // Where the limit is met lies inside the piece, which is then neither straight nor the part's own curve.
      const free = to === part.to && rate(step) === evaluatorOf(x.part)(step);
      return free || part.shape === 'constant' ? { ...part, to } : piece(part.end, to, 'curved');
    }
  }
}

/** The piece of a part that begins at `start`, is stretched by `scale`, ends by `end`, and is turned into `floor + gain * rate`. */
function placed(
  part: Schedule,
  step: number,
  {
    start = 0,
    scale = 1,
    end = Infinity,
    gain = 1,
    floor = 0,
  }: Partial<Record<'start' | 'scale' | 'gain' | 'floor', number>> & { end?: number | undefined },
): Piece {
  const own = pieceAt(part, (step - start) / scale);
  const ownEnd = start + scale * own.end;
  const to = ownEnd <= end ? own.to : evaluatorOf(part)((end - start) / scale);
  return {
    end: Math.min(ownEnd, end),
    to: floor + gain * to,
    shape: own.shape,
    leaf: scale === 1 ? own.leaf : undefined,
    start: start + own.start,
    gain: gain * own.gain,
    floor: floor + gain * own.floor,
  };
}
