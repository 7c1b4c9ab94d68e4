import { type Piece, piecesOf, rateOf, type Schedule, type Stride } from '@lrlab/core';
import { chebyshevOf, isResolved, sizeOf } from './chebyshev.ts';
import { checkPieces, mostPieces, shown, tooMany } from './piece-count.ts';

/** What one schedule does in a span: its formula, and one of two ways to know it between the steps that are asked. */
export interface Motion {
  readonly at: (step: number) => number;
  /** Where it is monotone and has one. */
  readonly stride?: Stride | undefined;
  /** Of the polynomials that stand in for it over the span, and whose derivative of which order it is. */
  readonly coefficients?: readonly number[];
  readonly order?: number;
}

/** Whole steps, `first <= step < end`, in which every schedule follows one formula. */
export interface Span {
  readonly first: number;
  readonly end: number;
  readonly motions: readonly Motion[];
}

/** Where one schedule is on the walk. */
interface Track {
  readonly rate: (step: number) => number;
  readonly pieceAt: (step: number) => Piece;
  piece?: Piece;
}

/**
 * Walks the spans of the steps `0 … count - 1` in order, each smooth piece of each schedule once, until `visit` says
 * `'stop'`. `onJoin` is told where a schedule goes from one piece to the next, before the span is visited.
 *
 * Schedules of more than 20 million pieces are a `ScheduleError`.
 */
export function walkSpans(
  schedules: readonly Schedule[],
  count: number,
  given: (span: Span) => 'stop' | undefined,
  onJoin?: (before: Piece | undefined, piece: Piece, step: number) => void,
): void {
  checkPieces(schedules, count);
  const visit = limited(given);
  const tracks: Track[] = schedules.map((schedule) => ({
    rate: rateOf(schedule),
    pieceAt: piecesOf(schedule),
  }));
  for (let step = 0; step < count; ) {
    let end = count;
    for (const track of tracks) {
      if (!track.piece || track.piece.end <= step) {
        const piece = track.pieceAt(step);
        onJoin?.(track.piece, piece, step);
        track.piece = piece;
      }
      end = Math.min(end, Math.max(Math.ceil(track.piece.end), step + 1));
    }
    const sure = tracks.some(({ piece }) => isUnsure(piece!, end)) ? end - 1 : end;
    if (sure > step) {
      const motions = tracks.map(({ piece }) => ({ at: piece!.curve, stride: piece!.stride }));
      if (visitResolved({ first: step, end: sure, motions }, visit) === 'stop') return;
    }
    if (sure < end) {
      const motions = tracks.map(({ rate }) => ({ at: rate }));
      if (visit({ first: sure, end, motions }) === 'stop') return;
    }
    step = end;
  }
}

/** Four steps that are asked one by one take about as long as a piece. */
const askedPerPiece = 4;

/** A visit that refuses what takes far longer than the pieces told: formulas that turn every few steps. */
function limited(visit: (span: Span) => 'stop' | undefined): (span: Span) => 'stop' | undefined {
  let work = 0;
  return (span) => {
    const isAsked = span.motions.some(({ stride, coefficients }) => !stride && !coefficients);
    work += 1 + (isAsked ? (span.end - span.first) / askedPerPiece : 0);
    // A span may end where nothing does, as rounding is unsure of it.
    if (work > 2 * mostPieces)
      throw tooMany(`as much work as for twice as many before step ${shown(span.end)}`);
    return visit(span);
  };
}

/** A span of fewer steps is asked at every step where a formula has no stride. */
const few = 256;

/** Visits a span in as many parts as it takes for polynomials to stand in for every formula that has no stride. */
function visitResolved(
  span: Span,
  visit: (span: Span) => 'stop' | undefined,
  scales?: readonly number[],
): 'stop' | undefined {
  const { first, end } = span;
  if (end - first < few || span.motions.every(({ stride }) => stride)) return visit(span);
  const motions = span.motions.map((motion) =>
    motion.stride ? motion : { ...motion, coefficients: chebyshevOf(motion.at, first, end - 1) },
  );
  const sizes = scales ?? motions.map((one) => ('coefficients' in one ? sizeOf(one.coefficients) : 0));
  if (motions.every((one, i) => !('coefficients' in one) || isResolved(one.coefficients, sizes[i]!))) {
    return visit({ first, end, motions });
  }
  const middle = Math.ceil((first + end) / 2);
  return (
    visitResolved({ ...span, end: middle }, visit, sizes) ??
    visitResolved({ ...span, first: middle }, visit, sizes)
  );
}

/** Whether rounding of a fractional length may have put the last step before `end` into the next piece, so that it must be asked. */
const isUnsure = (piece: Piece, end: number): boolean => piece.end - (end - 1) < 1e-9 * end;
