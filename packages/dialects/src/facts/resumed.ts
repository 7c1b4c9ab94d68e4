import { type Issue, type Schedule, ScheduleError, scaleSteps } from '@lrlab/core';
import type { Args, GroupRun } from '../form/form.ts';
import { type ResumeOrder, resumedOf } from '../frameworks/pytorch/resumed-of.ts';

/** How a run is resumed: in which order things are made and loaded, after how many updates, and what the checkpoint has. */
export interface Resuming {
  readonly order?: string | undefined;
  /** Updates before the stop; the middle of the run unless told. */
  readonly at?: number | undefined;
  /** The length of the checkpoint's schedule, in ticks. */
  readonly total?: number | undefined;
}

/** The same, with the rates of the resumed run where they can be worked out, in updates. */
export interface Resumed extends Resuming {
  readonly schedule?: Schedule;
}

/** The orders of loading that are known. */
const resumeOrders: readonly ResumeOrder[] = [
  'new scheduler, scheduler, optimizer',
  'new scheduler, optimizer, scheduler',
  'optimizer, new scheduler, scheduler',
  'new scheduler, scheduler',
  'optimizer, new scheduler',
  'last_epoch',
];

const isOrder = (order: string): order is ResumeOrder => resumeOrders.some((one) => one === order);

/** Frameworks whose resumed runs can be worked out. */
const known: Readonly<Record<string, typeof resumedOf>> = { pytorch: resumedOf };

/** Ticks that are followed where nobody says how long the run is. */
const usual = 1000;

/** What comes of resuming a call. */
export function resumedRun(
  resume: Resuming,
  { dialect, name, args, run }: { dialect: string; name: string; args: Args; run: GroupRun },
): Resumed {
  const { order } = resume;
  if (order !== undefined && !isOrder(order)) {
    const message = `expected one of ${resumeOrders.map((one) => JSON.stringify(one)).join(', ')}, got ${JSON.stringify(order)}`;
    throw new ScheduleError([{ path: 'resume.order', code: 'range', message } satisfies Issue]);
  }
  const resumed = known[dialect];
  if (!resumed || order === undefined) return resume;
  const { stepsPerEpoch: each = 1, totalSteps = usual * each, ...rest } = run;
  const ticks = Math.max(2, Math.ceil(totalSteps / each));
  const at = Math.min(Math.max(1, Math.round((resume.at ?? totalSteps / 2) / each)), ticks - 1);
  try {
    const schedule = resumed({ name, args }, { run: { ...rest, totalSteps: ticks }, at, order });
    return { ...resume, schedule: scaleSteps(schedule, each) };
  } catch (error) {
    // What torch refuses to resume has no rates.
    if (error instanceof ScheduleError) return resume;
    throw error;
  }
}
