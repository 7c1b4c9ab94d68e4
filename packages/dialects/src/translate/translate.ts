import { durationOf, type Issue, type Schedule, ScheduleError } from '@lrlab/core';
import { type Call, dialectOf, formOf, readCall, readGroups } from '../call.ts';
import { ticksOf } from '../clock.ts';
import type { Note, Run } from '../form.ts';
import { readText } from '../text/read-text.ts';
import { writeText } from '../text/write-text.ts';
import { writeCall } from '../write-call.ts';
import { flat } from './flat.ts';
import { type Residual, residualOf } from './residual.ts';

export interface TranslateOptions {
  /** The dialect that the text is in. */
  readonly from: string;
  /** The dialect to write. */
  readonly to: string;
  /** What the text does not say about the run; it counts more than what the text says. */
  readonly run?: Run;
}

/** A schedule in another framework's words, and how far the two are apart. */
export interface Translation {
  /** What was read. */
  readonly read: Call;
  /** The call in the other framework; absent where none of its calls is exact. */
  readonly call?: Call;
  /** The text in the other framework's words; absent where none is exact. */
  readonly text?: string;
  /** How many updates are compared. */
  readonly executed: number;
  /** The largest differences over the executed updates, of all parameter groups. */
  readonly residual: Residual;
  /** Whether every executed update has the same rate, to 1e-12 of the peak. */
  readonly isExact: boolean;
  /** The first update after the run at which they part, looked for as long again; nothing if they do not. */
  readonly partsAt: number | null;
  /** Where both frameworks go their own ways, and what the user has to know. */
  readonly notes: readonly Note[];
  /** Statements of the text that were not understood. */
  readonly ignored: readonly Issue[];
}

/**
 * The schedule that a text says, in another framework's words: its own call where one is exact over the executed updates, or
 * nothing; never an approximation. A `ScheduleError` names what is wrong in the text or missing in the run.
 *
 * @example
 * translate('tf.train.piecewise_constant(step, [99], [0.1, 0.01])', {
 *   from: 'tensorflow',
 *   to: 'mmcv',
 *   run: { baseRate: 0.1, totalSteps: 1000 },
 * }).text; // => 'StepLrUpdater(step=[100])'
 */
export function translate(text: string, { from, to, run: told = {} }: TranslateOptions): Translation {
  const { ignored, ...reading } = readText(text, { dialect: from });
  const read: Call = { dialect: from, ...reading, run: { ...reading.run, ...told } };
  const target = dialectOf(to);
  const groups = readGroups(read);
  const executed = read.run.totalSteps ?? lengthOf(groups[0]!);
  const run: Run = { ...read.run, totalSteps: executed };
  const call = writeGroups(groups, { dialect: to, run, executed });
  const written = call && readGroups({ ...call, run: { ...call.run, ...baseRatesOf(run) } });
  const residual = written
    ? worst(groups.map((group, i) => residualOf([group, written[i]!], { from: 0, to: executed })))
    : none;
  const beyond = written
    ? worst(groups.map((group, i) => residualOf([group, written[i]!], { from: executed, to: 2 * executed })))
    : none;
  return {
    read,
    ...(call ? { call, text: writeText(call) } : {}),
    executed,
    residual,
    isExact: written !== undefined && residual.firstStep === null,
    partsAt: beyond.firstStep,
    notes: [...notesOf(read), ...(call ? notesOf(call) : []), ...clockNotes(read, target.id)],
    ignored,
  };
}

const none: Residual = { absolute: 0, relative: 0, step: null, firstStep: null };

const baseRatesOf = ({ baseRate }: Run): Pick<Run, 'baseRate'> =>
  baseRate === undefined ? {} : { baseRate };

function lengthOf(schedule: Schedule): number {
  const length = Math.ceil(durationOf(schedule));
  if (Number.isFinite(length)) return length;
  const message = 'expected a number above 0, as the schedule has no end of its own, got nothing';
  throw new ScheduleError([{ path: 'run.totalSteps', code: 'field', message }]);
}

/** The call that says the schedules of all groups; the first is written, and read for the others. */
function writeGroups(
  groups: readonly Schedule[],
  { dialect, run, executed }: { readonly dialect: string; readonly run: Run; readonly executed: number },
): Call | undefined {
  const { baseRate, ...rest } = run;
  const rates = [baseRate ?? []].flat();
  const own = rates.length > 0 ? { ...rest, baseRate: rates[0]! } : rest;
  const plain = flat(groups[0]!, executed);
  const candidates = [groups[0]!, ...(plain ? [plain] : [])];
  for (const form of dialectOf(dialect).forms) {
    for (const schedule of candidates) {
      const call = writeCall(schedule, { dialect, name: form.name, run: own, executed });
      if (!call) continue;
      const others = rates.slice(1).map((rate, i) => {
        const again = readCall({ ...call, run: { ...own, baseRate: rate, group: i + 1 } });
        return residualOf([groups[i + 1]!, again], { from: 0, to: executed }).firstStep === null;
      });
      if (others.every(Boolean)) return call;
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

function notesOf({ dialect, name }: Call): readonly Note[] {
  const { title } = dialectOf(dialect);
  return formOf(dialect, name).notes.map((note) => ({ ...note, text: `${title}: ${note.text}` }));
}

/** What changes for whoever counts steps, in numbers. */
function clockNotes({ dialect, run }: Call, to: string): Note[] {
  const [one, other] = [dialectOf(dialect), dialectOf(to)];
  const before = ticksOf(one.clock, run).perUpdate;
  const after = ticksOf(other.clock, run).perUpdate;
  if (before === after) return [];
  const total =
    run.totalSteps === undefined
      ? ''
      : `: ${run.totalSteps * before} against ${run.totalSteps * after} in the run`;
  const text = `${one.title} counts ${before} an update, ${other.title} ${after}${total}.`;
  return [{ code: 'clock', text }];
}
