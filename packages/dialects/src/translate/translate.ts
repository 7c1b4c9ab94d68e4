import { type Issue, type Schedule, ScheduleError } from '@lrlab/core';
import { ticksOf } from '../clock/clock.ts';
import { type Call, dialectOf, formOf, readGroups, readMomentum } from '../form/call.ts';
import type { GroupRun, Note, Run } from '../form/form.ts';
import { sameSchedule } from '../form/same-schedule.ts';
import { readText } from '../text/read-text.ts';
import { type Written, writeSchedules } from './write-schedules.ts';

export interface TranslateOptions {
  /** The dialect that the text is in. */
  readonly from: string;
  /** The dialect to write. */
  readonly to: string;
  /** What the text does not say about the run; it counts more than what the text says. */
  readonly run?: Run;
}

/** A schedule in another framework's words, and how far the two are apart. */
export interface Translation extends Written {
  /** What was read. */
  readonly read: Call;
  /** Whether there is a text and every executed update has the same rate, to 1e-12 of the peak. */
  readonly isExact: boolean;
  /** Where both frameworks go their own ways, and what the user has to know. */
  readonly notes: readonly Note[];
  /** Statements of the text that were not understood. */
  readonly ignored: readonly Issue[];
}

/**
 * The schedule that a text says, in another framework's words: its own call where one is exact over the executed updates, else
 * a function with the very rates where the framework takes one, or nothing; never an approximation. A `ScheduleError` names what is wrong in the text or missing in the run.
 *
 * @example
 * translate('tf.train.piecewise_constant(step, [99], [0.1, 0.01])', {
 *   from: 'tensorflow',
 *   to: 'mmcv',
 *   run: { baseRate: 0.1, totalSteps: 1000 },
 * }).text; // => 'lr_config = dict(policy="step", step=[100], by_epoch=False)'
 */
export function translate(text: string, { from, to, run = {} }: TranslateOptions): Translation {
  const { ignored, ...reading } = readText(text, { dialect: from });
  const call: Call = { dialect: from, ...reading, run: { ...reading.run, ...run } };
  return { ...translateCall(call, { to }), ignored };
}

/**
 * The schedule of a call in another framework's words, as {@link translate} does it.
 *
 * @example
 * const args = { boundaries: [99], values: [0.1, 0.01] };
 * const call = { dialect: 'tensorflow', name: 'piecewise_constant', args, run: { totalSteps: 200 } };
 * translateCall(call, { to: 'mmcv' }).call?.args; // => { step: [100], by_epoch: false }
 */
export function translateCall(read: Call, { to }: { readonly to: string }): Omit<Translation, 'ignored'> {
  const groups = readGroups(read) as [Schedule, ...Schedule[]];
  const written = writeSchedules(groups, { to, run: read.run });
  return {
    read,
    ...written,
    isExact: written.call !== undefined && written.residual.firstStep === null,
    notes: [
      ...notesOf(read),
      ...(written.call ? notesOf(written.call) : []),
      ...clockNotes(read, { to, executed: written.executed }),
      ...(written.call
        ? [
            ...steppingNotes(read, written.call),
            ...epochNotes(read, written.call),
            ...momentumNotes(read, written.call),
          ]
        : []),
    ],
  };
}

/** Who stepped a schedule once an epoch steps this once an update. */
function steppingNotes({ run: { stepsPerEpoch = 1 } }: Call, { dialect, run }: Call): Note[] {
  if (run.stepsPerEpoch !== undefined || stepsPerEpoch === 1) return [];
  const text = `${dialectOf(dialect).title}: this is stepped once an update, ${stepsPerEpoch} times an epoch.`;
  return [{ code: 'clock', text }];
}

/** Lengths that are in epochs on one side only, where nobody says how many updates an epoch has. */
function epochNotes(read: Call, written: Call): Note[] {
  if (read.run.stepsPerEpoch !== undefined) return [];
  const [before, after] = [read, written].map(isInEpochs);
  if (before === after) return [];
  const { title } = dialectOf((before ? read : written).dialect);
  const text = `${title}: lengths are in epochs ${before ? 'there' : 'here'}, and as nobody says how many updates an epoch has, each is taken for one update.`;
  return [{ code: 'clock', text }];
}

/** Whether the rates of a call are others where an epoch has more updates, and not because its user steps it. */
function isInEpochs({ run, ...call }: Call): boolean {
  if (dialectOf(call.dialect).isSteppedByUser) return false;
  const [one, two] = [1, 2].map((stepsPerEpoch) => {
    try {
      return readGroups({ ...call, run: { ...run, stepsPerEpoch } });
    } catch (error) {
      if (error instanceof ScheduleError) return undefined;
      throw error;
    }
  });
  return (
    one !== undefined && two !== undefined && !one.every((schedule, i) => sameSchedule(schedule, two[i]!))
  );
}

/** A momentum, or first beta, that only one of two calls moves. */
function momentumNotes(one: Call, other: Call): Note[] {
  const [before, after] = [one, other].map(movesMomentum);
  if (before === after) return [];
  const [mover, still] = before ? [one, other] : [other, one];
  const [moving, resting] = [dialectOf(mover.dialect), dialectOf(still.dialect)];
  const text = `${moving.title}: ${mover.name} moves the momentum, or first beta, as well; what is written here for ${resting.title} leaves it alone.`;
  return [
    { code: 'name', text: before ? text : text.replace('what is written here for', 'what was read in') },
  ];
}

function movesMomentum({ run, ...call }: Call): boolean {
  const [baseRate] = [run.baseRate ?? []].flat();
  return readMomentum({ ...call, run: { ...run, baseRate, group: 0 } as GroupRun }) !== undefined;
}

function notesOf({ dialect, name }: Call): readonly Note[] {
  const { title } = dialectOf(dialect);
  return formOf(dialect, name).notes.map((note) => ({ ...note, text: `${title}: ${note.text}` }));
}

/** What changes for whoever counts, in numbers. */
function clockNotes(
  { dialect, run }: Call,
  { to, executed }: { readonly to: string; readonly executed: number },
): Note[] {
  const [one, other] = [dialectOf(dialect), dialectOf(to)];
  const before = ticksOf(one.clock, run).perUpdate;
  const after = ticksOf(other.clock, run).perUpdate;
  if (before === after) return [];
  const text = `${one.title} counts ${before} an update, ${executed * before} in the run; ${other.title} ${after}, ${executed * after}.`;
  return [{ code: 'clock', text }];
}
