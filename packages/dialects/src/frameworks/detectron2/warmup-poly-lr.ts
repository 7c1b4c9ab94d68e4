import { type Form, form } from '../../form/form.ts';
import { number, optional, passedIn, required } from '../../form/parameter.ts';
import { multiplies, warmupParameters } from './legacy-warmup.ts';

import { type PolyArgs, polyOf, polySchedule, refusedPoly } from './poly-schedule.ts';

export const warmupPolyLr: Form = form<PolyArgs>({
  name: 'WarmupPolyLR',
  parameters: [
    passedIn('optimizer'),
    required('max_iters', number),
    ...warmupParameters,
    optional('power', number, 0.9),
    optional('constant_ending', number, 0),
  ],
  needs: ['baseRate'],
  refuses: refusedPoly,
  read: (args, { baseRate = 1 }) => polySchedule(args, baseRate),
  write: (schedule) => polyOf(schedule)?.args,
  raisesAfterEnd: true,
  notes: [
    multiplies,
    {
      code: 'raises',
      text: 'Past max_iters a fractional power of a negative number raises.',
      fixture: 'detectron2/legacy-poly-past-the-end',
    },
    {
      code: 'floor',
      text: 'constant_ending is a share of the base, and waits for the end of the warm-up.',
      fixture: 'detectron2/legacy-poly-ending-in-warmup',
    },
  ],
  families: ['polynomial', 'warm-up: linear', 'warm-up: constant', 'groups'],
  formula: 'base * warm-up * (1 - t / max_iters) ^ power, not below base * constant_ending',
});
