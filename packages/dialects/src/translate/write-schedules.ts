import { durationOf, type Schedule, ScheduleError } from '@lrlab/core';
import { type Call, dialectOf, readCall, readGroups } from '../call.ts';
import type { Run } from '../form.ts';
import { writeProgram, writeText } from '../text/write-text.ts';
import { writeCall } from '../write-call.ts';
import { flat } from './flat.ts';
import { type Residual, residualOf } from './residual.ts';

/** Schedules in a framework's words, and how far what it reads is from them. */
export interface Written {
  /** The call; absent where none of the framework's calls is exact. */
  readonly call?: Call;
  /** What its users would write; absent where no call is exact. */
  readonly text?: string;
  /** The text as it stands in a program. */
  readonly program?: string;
  /** How many updates are compared. */
  readonly executed: number;
  /** The largest differences over the executed updates, of all parameter groups. */
  readonly residual: Residual;
  /** The first update after the run at which they part, looked for as long again; nothing if they do not. */
  readonly partsAt: number | null;
}

/**
 * The schedules of the parameter groups of a run in a framework's words: by the first of its calls that has their rates at
 * every executed update, to 1e-12 of the peak, or not at all. The run is `run.totalSteps` updates, else as long as the first
 * schedule; a `ScheduleError` asks for it where that has no end.
 *
 * @example
 * const flat = constant({ rate: 0.1 });
 * writeSchedules([flat], { to: 'torchvision', run: { totalSteps: 100 } }).text;
 * // => 'warmup_lr_scheduler(optimizer=optimizer, warmup_iters=0, warmup_factor=1.0)'
 */
export function writeSchedules(
  groups: readonly [Schedule, ...Schedule[]],
  { to, run: told = {} }: { readonly to: string; readonly run?: Run },
): Written {
  const executed = told.totalSteps ?? lengthOf(groups[0]);
  const run: Run = { ...told, totalSteps: executed };
  const call = callOf(groups, { dialect: to, run, executed });
  if (!call) return { executed, residual: none, partsAt: null };
  const again = readGroups(call);
  const between = (from: number, to: number): Residual =>
    worst(groups.map((group, i) => residualOf([group, again[i]!], { from, to })));
  return {
    call,
    text: writeText(call),
    program: writeProgram(call),
    executed,
    residual: between(0, executed),
    partsAt: between(executed, 2 * executed).firstStep,
  };
}

const none: Residual = { absolute: 0, relative: 0, step: null, firstStep: null };

function lengthOf(schedule: Schedule): number {
  const length = Math.ceil(durationOf(schedule));
  if (Number.isFinite(length)) return length;
  const message = 'expected a number above 0, as the schedule has no end of its own, got nothing';
  throw new ScheduleError([{ path: 'run.totalSteps', code: 'field', message }]);
}

/** The call that says the schedules of all groups; the first is written, and read for the others. */
function callOf(
  groups: readonly [Schedule, ...Schedule[]],
  { dialect, run, executed }: { readonly dialect: string; readonly run: Run; readonly executed: number },
): Call | undefined {
  const { baseRate, ...rest } = run;
  const rates = [baseRate ?? []].flat();
  const own = rates.length > 0 ? { ...rest, baseRate: rates[0]! } : rest;
  const plain = flat(groups[0], executed);
  const candidates = [groups[0], ...(plain ? [plain] : [])];
  // The schedule as it is says what happens after the end, too.
  for (const schedule of candidates) {
    for (const form of dialectOf(dialect).forms) {
      const call = writeCall(schedule, { dialect, name: form.name, run: own, executed });
      if (!call) continue;
      const isRight = groups.every((group, i) => {
        const groupRun = {
          ...call.run,
          ...(rates[i] === undefined ? {} : { baseRate: rates[i]! }),
          group: i,
        };
        const again = readCall({ ...call, run: groupRun as typeof own });
        return residualOf([group, again], { from: 0, to: executed }).firstStep === null;
      });
      const base = rates.length > 1 ? { baseRate: rates } : {};
      if (isRight) return { ...call, run: { ...call.run, ...base } };
    }
  }
  return undefined;
}

function worst(residuals: readonly Residual[]): Residual {
  const first = residuals.flatMap(({ firstStep }) => firstStep ?? []);
  const largest = residuals.reduce((a, b) => (b.absolute > a.absolute ? b : a));
  return {
    ...largest,
    relative: Math.max(...residuals.map(({ relative }) => relative)),
    firstStep: first.length > 0 ? Math.min(...first) : null,
  };
}
