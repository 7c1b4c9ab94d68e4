import { checked } from './check-fields.ts';
import { durationOf } from './duration-of.ts';
import { piecesOf } from './pieces-of.ts';
import { evaluatorOf, type Rate } from './rate-of.ts';
import type { Schedule } from './schedule.ts';
import { segmentsOf } from './segments-of.ts';

/** Points to join by straight lines; two at one step are a jump. */
export interface Polyline {
  readonly steps: readonly number[];
  readonly rates: readonly number[];
}

/**
 * The points that draw a schedule from step 0 to `end`: two for a straight piece, both limits at a jump, and on a curve
 * as many whole steps as keep the lines between them within 1e-4 of the peak (more, where more than eight pieces share the
 * width). It costs points, not steps: where there are more pieces than `points`, that many columns are drawn, each by one
 * of its pieces and the jump at its end.
 *
 * @example
 * polylineOf(multiStep({ rate: 0.1, milestones: [30], factor: 0.1 }), { end: 90 });
 * // => { steps: [0, 30, 30, 90], rates: [0.1, 0.1, 0.010000000000000002, 0.010000000000000002] }
 */
export function polylineOf(
  schedule: Schedule,
  { end = durationOf(schedule), points = 500 }: { end?: number; points?: number } = {},
): Polyline {
  checked({ end, points }, 'end+ points#');
  const steps: number[] = [];
  const rates: number[] = [];
  const add = (step: number, rate: number): void => {
    if (steps.at(-1) === step && rates.at(-1) === rate) return;
    steps.push(step);
    rates.push(rate);
  };
  const segments = segmentsOf(schedule, { end, limit: points });
  const rate = evaluatorOf(schedule);
  if (segments.at(-1)!.end < end) {
    const pieceAt = piecesOf(schedule);
    for (let i = 0; i < points; i++) {
      const start = (i * end) / points;
      const piece = pieceAt(start);
      add(start, rate(start));
      if (piece.end > ((i + 1) * end) / points) continue;
      add(piece.end, piece.curve(piece.end));
      add(piece.end, rate(piece.end));
    }
  } else {
    const looks = Array.from({ length: 257 }, (_, i) => Math.abs(rate((i * end) / 256)));
    const peak = Math.max(...looks, ...segments.map(({ to }) => Math.abs(to)));
    const tolerance = peak * 2e-5 * Math.max(1, segments.length / 8) ** 2;
    const least = segments.length > 8 ? 3 : 5;
    for (const { start, end, from, to, shape } of segments) {
      add(start, from);
      if (shape === 'curved') bend(rate, [start, from], [end, to], tolerance, least, add);
      add(end, to);
    }
  }
  add(end, rate(end));
  return { steps, rates };
}

type Point = readonly [step: number, rate: number];

/** Adds whole steps between two points until the curve stays near the lines, and in any case 2 ^ `least` - 1 of them. */
function bend(
  rate: Rate,
  a: Point,
  b: Point,
  tolerance: number,
  least: number,
  add: (...p: Point) => void,
): void {
  // Two places are looked at, as a wave may meet the line at one.
  const steps = [0.5, 0.3].map((share) => Math.round(a[0] + share * (b[0] - a[0])));
  const inside = steps.filter((step) => step > a[0] && step < b[0]);
  const isFar = (step: number): boolean => {
    const line = a[1] + ((b[1] - a[1]) * (step - a[0])) / (b[0] - a[0]);
    return Math.abs(rate(step) - line) > tolerance;
  };
  if (inside.length === 0 || (least <= 0 && !inside.some(isFar))) return;
  const middle: Point = [inside[0]!, rate(inside[0]!)];
  bend(rate, a, middle, tolerance, least - 1, add);
  add(...middle);
  bend(rate, middle, b, tolerance, least - 1, add);
}
