import { constant, ramp, stairs } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { flag, number, numberOrNumbers, optional, when } from '../../form/parameter.ts';
import { perGroup, refusedGroup } from '../../shared/per-group.ts';
import { lastBatch, optimizer } from './warm-up.ts';

interface RangeArgs {
  readonly lr_range_test_min_lr: number | readonly number[];
  readonly lr_range_test_step_size: number;
  readonly lr_range_test_step_rate: number;
  readonly lr_range_test_staircase: boolean;
}

export const lrRangeTest: Form = form<RangeArgs>({
  name: 'LRRangeTest',
  parameters: [
    optimizer,
    optional('lr_range_test_min_lr', numberOrNumbers, 0.001),
    optional('lr_range_test_step_size', number, 2000),
    optional('lr_range_test_step_rate', number, 1),
    optional('lr_range_test_staircase', flag, false),
    lastBatch,
  ],
  needs: ['totalSteps'],
  refuses: (args, { group }) => [
    ...when(
      !(Number.isInteger(args.lr_range_test_step_size) && args.lr_range_test_step_size > 0),
      'lr_range_test_step_size',
      'a positive integer',
      args.lr_range_test_step_size,
    ),
    ...refusedGroup(args, ['lr_range_test_min_lr'], group),
  ],
  groups: ({ lr_range_test_min_lr: rates }) => (typeof rates === 'number' ? undefined : rates.length),
  read: (args, { totalSteps: steps = 1, group }) => {
    const { lr_range_test_step_size: every, lr_range_test_step_rate: growth } = args;
    const from = perGroup(args.lr_range_test_min_lr, group);
    if (growth === 0) return constant({ rate: from });
    const line = ramp({ from, to: from * (1 + (growth * steps) / every), steps });
    return args.lr_range_test_staircase ? stairs(line, { every }) : line;
  },
  write: (schedule) => {
    if (schedule.kind === 'constant')
      return { lr_range_test_min_lr: schedule.rate, lr_range_test_step_size: 1, lr_range_test_step_rate: 0 };
    const isStairs = schedule.kind === 'stairs';
    const line = isStairs ? schedule.part : schedule;
    if (line.kind !== 'ramp' || line.curve !== 'linear') return undefined;
    const size = isStairs ? schedule.every : 1;
    return {
      lr_range_test_min_lr: line.from,
      lr_range_test_step_size: size,
      lr_range_test_step_rate: ((line.to / line.from - 1) / line.steps) * size,
      lr_range_test_staircase: isStairs,
    };
  },
  families: ['range test', 'linear', 'groups'],
  formula:
    'lr_range_test_min_lr * (1 + lr_range_test_step_rate * t / lr_range_test_step_size), the quotient floored by a staircase',
  notes: [
    {
      code: 'after-end',
      text: 'It grows for ever; what is read ends with the run.',
      fixture: 'deepspeed/range',
    },
  ],
});
