import { durationOf, type Repeat, type Schedule, ScheduleError } from '@lrlab/core';

/** So many pieces take two or three minutes; more are refused. */
export const mostPieces = 20_000_000;

/** Refuses schedules of so many pieces before `end` that a walk over them would take practically for ever. */
export function checkPieces(schedules: readonly Schedule[], end: number): void {
  const sum = schedules.reduce((sum, schedule) => sum + piecesBefore(schedule, end), 0);
  const pieces = Math.min(sum, end);
  if (pieces > mostPieces) throw tooMany(`about ${shown(pieces)} in ${shown(end)} steps`);
}

export function tooMany(got: string): ScheduleError {
  const message = `expected at most ${shown(mostPieces)} smooth pieces, each of which takes time, got ${got}: tell a smaller end, or longer pieces; a staircase with a stair at every step has the rates of what it is made of`;
  return new ScheduleError([{ path: 'end', code: 'size', message }]);
}

export const shown = (count: number): string => Math.round(count).toLocaleString('en');

/** About how many smooth pieces a schedule has before a step, told without walking them. */
function piecesBefore(x: Schedule, end: number): number {
  const length = durationOf(x);
  const until = Math.min(end, length);
  switch (x.kind) {
    case 'samples':
    case 'stairs':
      return Math.ceil(until / x.every);
    case 'sequence': {
      let [start, sum] = [0, 0];
      for (const part of x.parts) {
        if (start >= end) break;
        sum += piecesBefore(part, end - start);
        start += durationOf(part);
      }
      return sum;
    }
    case 'repeat': {
      const own = durationOf(x.part);
      return cyclesBefore(x, until / own) * piecesBefore(x.part, Math.min(own, end));
    }
    case 'product':
      return x.factors.reduce((sum, factor) => sum + piecesBefore(factor, end), 0);
    case 'clamp':
      return piecesBefore(x.part, end);
    case 'window':
      return piecesBefore(x.part, x.start + until) - piecesBefore(x.part, x.start) + 1;
    default:
      return end > length ? 2 : 1;
  }
}

/** How many cycles begin before so many lengths of the first one: each is `stepsFactor` times as long as the one before. */
function cyclesBefore({ times, stepsFactor }: Repeat, lengths: number): number {
  const most = times ?? Number.POSITIVE_INFINITY;
  if (stepsFactor === 1) return Math.min(most, Math.ceil(lengths));
  const cycles = Math.ceil(Math.log1p(lengths * (stepsFactor - 1)) / Math.log(stepsFactor));
  // Cycles that shrink may never get so far.
  return cycles >= 0 ? Math.min(most, cycles) : most;
}
