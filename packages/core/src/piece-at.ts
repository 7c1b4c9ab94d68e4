import { durationOf } from './duration-of.ts';
import { cycleFinder, evaluatorOf, partAt, stairAt, startsOf } from './rate-of.ts';
import type { Schedule } from './schedule.ts';

/** `curved` is any smooth curve that is not a straight line. */
export type Shape = 'constant' | 'linear' | 'curved';

/** What a schedule does from a step on, until its next breakpoint. */
export interface Piece {
  /** The next breakpoint; `Infinity` if there is none. */
  readonly end: number;
  /** The limit of the rate towards `end`, before what happens there. */
  readonly to: number;
  readonly shape: Shape;
}

/** The smooth piece of a schedule that holds a step. */
export function pieceAt(x: Schedule, step: number): Piece {
  const length = durationOf(x);
  const rate = evaluatorOf(x);
  const held = (end: number): Piece => ({ end, to: rate(step), shape: 'constant' });
  const leaf = (shape: Shape): Piece => ({ end: length, to: rate(length), shape });
  if (step >= length) return held(Infinity);
  switch (x.kind) {
    case 'constant':
      return held(length);
    case 'ramp':
      return leaf(x.from === x.to ? 'constant' : x.curve === 'linear' ? 'linear' : 'curved');
    case 'exponential':
    case 'powerLaw':
      return leaf('curved');
    case 'samples':
    case 'stairs':
      return held(Math.min((stairAt(step, x.every) + 1) * x.every, length));
    case 'sequence': {
      const starts = startsOf(x);
      const i = partAt(starts, step);
      return cut(pieceAt(x.parts[i]!, step - starts[i]!), x.parts[i]!, starts[i]!, 1, starts[i + 1]);
    }
    case 'repeat': {
      const { cycle, start, scale } = cycleFinder(x)(step);
      const piece = pieceAt(x.part, (step - start) / scale);
      const { end, to, shape } = cut(piece, x.part, start, scale, start + scale * durationOf(x.part));
      return { end, to: x.floor + (to - x.floor) * x.rateFactor ** cycle, shape };
    }
    case 'product': {
      const pieces = x.factors.map((factor) => pieceAt(factor, step));
      const end = pieces.reduce((first, piece) => Math.min(first, piece.end), Infinity);
      const moving = pieces.filter((piece) => piece.shape !== 'constant');
      const to = pieces.reduce((all, piece, i) => all * cut(piece, x.factors[i]!, 0, 1, end).to, 1);
      return { end, to, shape: moving.length > 1 ? 'curved' : (moving[0]?.shape ?? 'constant') };
    }
    case 'window':
      return cut(pieceAt(x.part, step + x.start), x.part, -x.start, 1, length);
    case 'clamp': {
      const piece = pieceAt(x.part, step);
      const part = evaluatorOf(x.part);
      let { end, to } = piece;
      for (const limit of [x.min, x.max]) {
        const crossing = limit === null ? end : crossingOf(part, step, end, to, limit);
        if (crossing < end) [end, to] = [crossing, limit!];
      }
      const middle = end < Infinity ? (step + end) / 2 : 2 * step + 1;
      const free = rate(middle) === part(middle);
      return {
        end,
        to: Math.min(Math.max(to, x.min ?? to), x.max ?? to),
        shape: free ? piece.shape : 'constant',
      };
    }
  }
}

/** A part's piece on the clock of the whole, ended at `end` if it would go on. */
function cut(piece: Piece, part: Schedule, start: number, scale: number, end = Infinity): Piece {
  const own = start + scale * piece.end;
  if (own <= end) return { ...piece, end: own };
  return { ...piece, end, to: evaluatorOf(part)((end - start) / scale) };
}

/** Where a piece first crosses a limit, if it ends on the other side; bisected down to neighbouring numbers. */
function crossingOf(
  rate: (step: number) => number,
  step: number,
  end: number,
  to: number,
  limit: number,
): number {
  const first = rate(step);
  if (first === limit || first > limit === to > limit) return end;
  let low = step;
  let high = Math.min(end, Number.MAX_SAFE_INTEGER);
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (rate(middle) > limit === first > limit) low = middle;
    else high = middle;
  }
}
