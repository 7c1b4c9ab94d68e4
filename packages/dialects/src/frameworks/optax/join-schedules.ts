import { constant, durationOf, type Schedule, window } from '@lrlab/core';
import { type CheckedCall, readInner } from '../../form/check-args.ts';
import { type Form, form } from '../../form/form.ts';
import { calls, type InnerCall, numbers, required, when } from '../../form/parameter.ts';
import { writeInner } from '../../form/write-call.ts';
import { joined } from './joined.ts';
import { joinedIn } from './single-precision.ts';

interface JoinOf<T> {
  readonly schedules: readonly T[];
  readonly boundaries: readonly number[];
}

/** A part on its own, as long as it goes on. */
function whole(part: Schedule): Schedule {
  if (part.kind === 'constant') return constant({ rate: part.rate });
  if (part.kind !== 'window') return part;
  return part.start === 0 ? part.part : window(part.part, { start: part.start, steps: null });
}

/** The schedules that are played one after the other, and where each but the first begins. */
function partsOf(schedule: Schedule): JoinOf<Schedule> {
  // What was joined late had begun before the start.
  if (schedule.kind === 'window' && schedule.start > 0)
    return { schedules: [schedule.part, schedule.part], boundaries: [-schedule.start] };
  if (schedule.kind !== 'sequence') return { schedules: [schedule], boundaries: [] };
  let end = 0;
  const boundaries = schedule.parts.slice(0, -1).map((part) => {
    end += durationOf(part);
    return end;
  });
  return { schedules: schedule.parts.map(whole), boundaries };
}

const name = 'join_schedules';

export const joinSchedules = (forms: () => readonly Form[]): Form =>
  form<JoinOf<CheckedCall>>({
    name,
    parameters: [required('schedules', calls(forms)), required('boundaries', numbers)],
    refuses: ({ schedules }) => when(schedules.length === 0, 'schedules', 'at least one schedule', schedules),
    read: ({ schedules, boundaries }, run) =>
      joined(
        schedules.map((schedule) => readInner(schedule, run)),
        boundaries,
      ),
    write: (schedule, run) => {
      const { schedules, boundaries } = partsOf(schedule);
      // One schedule is no smaller than what was asked.
      const known = forms().filter((form) => boundaries.length > 0 || form.name !== name);
      const written = schedules.map((part) => writeInner(part, { forms: known, run }));
      if (written.some((call) => call === undefined)) return undefined;
      return { schedules: written as readonly InnerCall[] as readonly CheckedCall[], boundaries };
    },
    inSinglePrecision: ({ schedules, boundaries }, run) =>
      joinedIn(
        schedules.map(({ form, args }) => form.inSinglePrecision!(args, run)),
        boundaries,
      ),
    families: ['one after the other'],
    formula: 'schedules[i] at t - boundaries[i - 1], i = the last whose boundary is not above t',
    notes: [
      {
        code: 'boundary',
        text: 'At a boundary the next schedule already holds, at its own step 0.',
        fixture: 'optax/join_schedules-two',
      },
      {
        code: 'name',
        text: 'Numbers of schedules and boundaries that do not match are not refused: what is too much is not looked at.',
        fixture: 'optax/join_schedules-boundaries-few',
      },
      {
        code: 'boundary',
        text: 'Unsorted boundaries are not refused: the last schedule of the list that has begun counts.',
        fixture: 'optax/join_schedules-unsorted',
      },
    ],
  });
