import { durationOf, scaleRates } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { besides, call, type InnerCall, integer, passedIn, required, when } from '../../form/parameter.ts';
import { spansOf } from '../../shared/timeline.ts';
import { paramSchedule } from './param-schedule.ts';
import { paramSchedulers } from './param-schedulers.ts';
import { paramCallOf } from './write-param.ts';

export const lrMultiplier: Form = form<{ readonly multiplier: InnerCall; readonly max_iter: number }>({
  name: 'LRMultiplier',
  parameters: [
    passedIn('optimizer'),
    required(
      'multiplier',
      call(() => paramSchedulers),
    ),
    required('max_iter', integer),
    besides('last_iter'),
  ],
  needs: ['baseRate'],
  refuses: ({ max_iter }) => when(max_iter <= 0, 'max_iter', 'a number above 0', max_iter),
  read: ({ multiplier, max_iter }, { baseRate = 1 }) =>
    scaleRates(paramSchedule(multiplier, max_iter), baseRate),
  write: (schedule, { baseRate = 1, totalSteps = 1 }) => {
    if (baseRate === 0) return undefined;
    const end = Math.round(durationOf(schedule));
    // Every part must have its turn.
    const last = spansOf(schedule).at(-1)!.start;
    const max_iter = Number.isFinite(end) ? end : Math.max(totalSteps, last + 1);
    const multiplier = paramCallOf(scaleRates(schedule, 1 / baseRate), max_iter);
    return multiplier && { multiplier, max_iter };
  },
  notes: [
    {
      code: 'clock',
      text: 'It is stepped after every iteration, after the last one too, and the rate is logged before.',
      fixture: 'detectron2/constant-last-step',
    },
  ],
  families: ['groups', 'multiplied'],
  formula: 'base * multiplier(t / max_iter)',
});
