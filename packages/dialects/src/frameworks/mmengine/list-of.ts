import { durationOf, rateAt, type Schedule } from '@lrlab/core';
import type { Args, Form, GroupRun } from '../../form/form.ts';
import type { InnerCall } from '../../form/parameter.ts';
import { writeInner } from '../../form/write-call.ts';
import { onEither } from '../../shared/by-epoch.ts';
import { cosineWaveOf } from '../../shared/cosine-wave.ts';
import { powerOf } from '../../shared/power-of.ts';
import { spansOf } from '../../shared/timeline.ts';

interface Given {
  readonly forRate: readonly Form[];
  readonly run: GroupRun;
}

/** The calls whose list may say a schedule: one, or one a factor, or one a stretch. */
export function listOf(schedule: Schedule, { forRate, run }: Given): InnerCall[] | undefined {
  if (schedule.kind === 'constant' && schedule.rate === run.baseRate) return [];
  const one = writeInner(schedule, { forms: forRate, run });
  if (one) return [one];
  if (schedule.kind !== 'product') return stretches(schedule, run);
  const factors = schedule.factors.map((factor, i) => {
    const isLast = i === schedule.factors.length - 1;
    return listOf(factor, { forRate, run: isLast ? run : { ...run, baseRate: 1 } });
  });
  return factors.every((calls) => calls !== undefined) ? factors.flat() : undefined;
}

/** One stretch in the unit that its scheduler counts in. */
interface Stretch {
  readonly part: Schedule;
  readonly start: number;
  readonly end: number;
  readonly by_epoch: boolean;
}

/** A stretch of a run in iterations as its scheduler has it: in epochs where it changes with them only. */
function inProgress(
  { part, start, end }: { readonly part: Schedule; readonly start: number; readonly end: number },
  run: GroupRun,
): Stretch {
  const { stepsPerEpoch: each = 1 } = run;
  // Stairs are stairs however long they are.
  const inner = part.kind === 'window' && part.start === 0 && part.part.kind === 'stairs' ? part.part : part;
  const { by_epoch, progress } = onEither(inner, run);
  const whole = start % each === 0;
  if (!whole || (!by_epoch && part.kind !== 'constant')) return { part: inner, start, end, by_epoch: false };
  if (end !== Infinity && end % each !== 0) return { part: inner, start, end, by_epoch: false };
  return { part: progress, start: start / each, end: end / each, by_epoch: true };
}

function stretches(schedule: Schedule, run: GroupRun): InnerCall[] | undefined {
  const list: InnerCall[] = [];
  let value = run.baseRate ?? 1;
  const spans = spansOf(schedule);
  for (const [i, span] of spans.entries()) {
    const stretch = inProgress(span, run);
    const { begin, by_epoch } = { begin: stretch.start, by_epoch: stretch.by_epoch };
    const found = actOf(stretch, value);
    if (!found) return undefined;
    const { from, call, to } = found;
    if (Math.abs(from - value) > 1e-12 * Math.abs(from)) {
      const drop = { milestones: [0], gamma: from / value };
      list.push({ name: 'MultiStepLR', args: { ...drop, begin, end: begin + 1, by_epoch } });
    }
    // One tick more meets the end of a ramp, where what comes next goes on from there.
    const next = spans[i + 1];
    const meets = to !== undefined && (!next || Math.abs(rateAt(next.part, 0) - to) <= 1e-12 * Math.abs(to));
    const end =
      meets &&
      ((call?.name !== 'CosineAnnealingLR' && call?.name !== 'PolyLR') ||
        !next ||
        next.part.kind === 'constant')
        ? 1
        : 0;
    if (call && stretch.end < Infinity)
      list.push({ name: call.name, args: { ...call.args, begin, end: stretch.end + end, by_epoch } });
    else if (call) list.push({ name: call.name, args: { ...call.args, begin, by_epoch } });
    value = end === 1 ? to! : stretch.end === Infinity ? value : rateAt(schedule, span.end - 1);
  }
  return list;
}

/** What was cut, and of a cosine that goes on as a wave its first half. */
function wholeOf(part: Schedule): Schedule {
  if (part.kind === 'window' && part.start === 0) return wholeOf(part.part);
  if (part.kind === 'sequence' && part.parts.length === 2 && part.parts[1]!.kind === 'repeat')
    return part.parts[0]!;
  return part.kind === 'repeat' ? (cosineWaveOf(part) ?? part) : part;
}

interface Act {
  /** The rate that it has to find in force. */
  readonly from: number;
  readonly to?: number;
  readonly call?: { readonly name: string; readonly args: Args };
}

function actOf(stretch: Stretch, value: number): Act | undefined {
  const ticks = stretch.end - stretch.start;
  const part = wholeOf(stretch.part);
  if (part.kind === 'constant') return { from: part.rate, to: part.rate };
  if (part.kind === 'exponential')
    return {
      from: part.rate,
      call: { name: 'ExponentialLR', args: { gamma: part.factor ** (1 / part.every) } },
    };
  if (part.kind !== 'ramp') return undefined;
  const { from, to, steps } = part;
  const power = powerOf(part);
  // Where it is cut, it stays where it was cut.
  const left = rateAt(stretch.part, Math.min(ticks, durationOf(stretch.part)));
  if (part.curve === 'cosine')
    return { from, to: left, call: { name: 'CosineAnnealingLR', args: { T_max: steps, eta_min: to } } };
  if (part.curve === 'geometric')
    return { from, to: left, call: { name: 'ExponentialLR', args: { gamma: (to / from) ** (1 / steps) } } };
  if (power === undefined || steps !== ticks) return undefined;
  if (power !== 1 || (from === value && to !== 0))
    return { from, to, call: { name: 'PolyLR', args: { power, eta_min: to } } };
  // A line from anywhere to anywhere is a factor of the higher of its ends.
  const peak = Math.max(from, to);
  const args = { start_factor: from / peak, end_factor: to / peak };
  return { from: peak, to, call: { name: 'LinearLR', args } };
}
