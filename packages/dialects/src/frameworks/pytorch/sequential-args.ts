import { constant, durationOf, rateAt, type Schedule, sequence } from '@lrlab/core';
import type { Args, Form, GroupRun } from '../../form/form.ts';
import type { InnerCall } from '../../form/parameter.ts';
import { writeInner } from '../../form/write-call.ts';
import { shareOf } from '../../shared/share-of.ts';
import { spansOf } from '../../shared/timeline.ts';

interface Writing {
  readonly forms: readonly Form[];
  readonly run: GroupRun;
}

/** Longer sequences are no list of schedulers that anybody wrote. */
const most = 12;

/** Schedulers for the parts of a schedule: a first one and the rest, or one for each part, and for what it holds at its end. */
export function sequentialArgs(schedule: Schedule, writing: Writing): Args | undefined {
  const parts = spansOf(schedule).map(({ part }) => part);
  if (parts.length > most) return undefined;
  const held =
    durationOf(schedule) === Infinity ? [] : [constant({ rate: rateAt(schedule, durationOf(schedule)) })];
  const splits = [
    ...parts.slice(1).map((_, i) => [parts.slice(0, i + 1), parts.slice(i + 1)]),
    parts.map((part) => [part]),
    [...parts, ...held].map((part) => [part]),
  ];
  for (const split of splits) {
    const args = split.length > 1 || parts.length === 1 ? written(split.map(joined), writing) : undefined;
    if (args) return args;
  }
  return undefined;
}

const joined = (parts: readonly Schedule[]): Schedule => (parts.length === 1 ? parts[0]! : sequence(parts));

function written(parts: readonly Schedule[], { forms, run }: Writing): Args | undefined {
  const milestones: number[] = [];
  const schedulers: InnerCall[] = [];
  let start = 0;
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1;
    const left = Math.max((run.totalSteps ?? Infinity) - start, 1);
    const executed = Math.min(left, durationOf(part));
    // What a milestone cuts short is written whole.
    const whole = part.kind === 'window' && part.start === 0 ? part.part : part;
    const own = {
      forms,
      run: left === Infinity ? run : { ...run, totalSteps: left },
      executed: isLast ? left : executed,
    };
    const call = constantCall(part, { isLast, run }) ?? memberCall(whole, own);
    if (!call) return undefined;
    schedulers.push(call);
    start += durationOf(part);
    if (!isLast) milestones.push(start);
  }
  return milestones.every(Number.isInteger) ? { schedulers, milestones } : undefined;
}

/** A scheduler that says a schedule for ever, or else for as long as it is looked at. */
export function memberCall(
  part: Schedule,
  { forms, run, executed }: Writing & { readonly executed: number },
): InnerCall | undefined {
  const always = writeInner(part, { forms, run });
  return always ?? (executed === Infinity ? undefined : writeInner(part, { forms, run, executed }));
}

/** One rate: ConstantLR ends after its iterations, and a milestone of 0 lasts for ever. */
function constantCall(
  part: Schedule,
  { isLast, run: { baseRate = 1 } }: { readonly isLast: boolean; readonly run: GroupRun },
): InnerCall | undefined {
  if (part.kind !== 'constant') return undefined;
  const factor = shareOf(part.rate, baseRate);
  if (factor === 1) return { name: 'ConstantLR', args: { factor: 1, total_iters: 0 } };
  if (!isLast && factor > 0 && factor < 1)
    return { name: 'ConstantLR', args: { factor, total_iters: part.steps } };
  return { name: 'MultiStepLR', args: { milestones: [0], gamma: factor } };
}
