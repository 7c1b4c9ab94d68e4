import type { Curve, Ramp, Schedule } from '@lrlab/core';
import { phases } from './phases.ts';
import { spansOf } from './timeline.ts';

/** Up to `peak`, down again, and with three phases first back to where it began, then to `end`. */
export interface OneCycle {
  readonly first: number;
  readonly peak: number;
  readonly end: number;
  /** Steps, of which the last, `total - 1`, is at `end`. */
  readonly total: number;
  /** The share of them that the rise takes. */
  readonly share: number;
  readonly threePhase: boolean;
  readonly curve: Curve;
}

/** A one cycle as PyTorch, MMCV, MMEngine and Paddle have it: its phases end a step before their share of the total. */
export function oneCycle({ first, peak, end, total, share, threePhase, curve }: OneCycle): Schedule {
  const top = share * total - 1;
  const back = threePhase ? [{ end: 2 * share * total - 2, to: first }] : [];
  const list = [{ end: top, to: peak }, ...back, { end: total - 1, to: end }];
  return phases(first, { list, last: total - 1, curve });
}

/** The numbers of a schedule that {@link oneCycle} made; what it does not show is as high as what it does. */
export function oneCycleOf(schedule: Schedule): OneCycle | undefined {
  if (schedule.kind === 'constant') {
    const { rate } = schedule;
    const flat = { first: rate, peak: rate, end: rate, total: 1, share: 0.3 };
    return { ...flat, threePhase: false, curve: 'cosine' };
  }
  const spans = spansOf(schedule);
  const ramps = spans.map(({ part }) => rampOf(part));
  const [a, b, c] = ramps;
  if (!a || ramps.some((found) => !found) || ramps.length > 3) return undefined;
  const total = Math.round(spans.at(-1)!.end) + 1;
  const common = { total, curve: a.curve, threePhase: false };
  const head = spans[0]!.part;
  // What comes before step 0 is not seen: with three phases, that may be two of them.
  if (head.kind === 'window' && head.start > 0) {
    const own = { ...common, first: a.from, peak: a.from, end: a.to };
    const share = (1 - head.start) / total;
    return share < 0 ? { ...own, share: (1 - head.start / 2) / total, threePhase: true } : { ...own, share };
  }
  const rise = { ...common, first: a.from, peak: a.to, share: Math.min((a.steps + 1) / total, 1) };
  if (c) return { ...rise, end: c.to, threePhase: true };
  if (b) return { ...rise, end: b.to, threePhase: spans[1]!.part.kind === 'window' };
  return { ...rise, end: a.to };
}

function rampOf(part: Schedule): Ramp | undefined {
  const found = part.kind === 'window' ? part.part : part;
  return found.kind === 'ramp' ? found : undefined;
}
