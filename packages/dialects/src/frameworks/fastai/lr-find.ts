import { exponential } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { besides, integer, number, optional, when } from '../../form/parameter.ts';

interface LrFindArgs {
  readonly start_lr: number;
  readonly end_lr: number;
  readonly num_it: number;
}

/** Fewer batches are as good as six. */
const fewest = 6;

export const lrFind: Form = form<LrFindArgs>({
  name: 'lr_find',
  parameters: [
    optional('start_lr', number, 1e-7),
    optional('end_lr', number, 10),
    optional('num_it', integer, 100),
    besides('stop_div'),
    besides('show_plot'),
    besides('suggest_funcs'),
  ],
  refuses: ({ start_lr, end_lr }) => [
    ...when(start_lr <= 0, 'start_lr', 'a number above 0, as it divides', start_lr),
    ...when(end_lr <= 0, 'end_lr', 'a number above 0, as it is a power', end_lr),
  ],
  trains: ({ num_it }) => Math.max(num_it, fewest),
  read: ({ start_lr, end_lr, num_it }) => {
    const steps = Math.max(num_it, fewest);
    return exponential({ rate: start_lr, factor: end_lr / start_lr, every: steps, steps });
  },
  write: (schedule) => {
    if (schedule.kind !== 'exponential' || schedule.steps === null) return undefined;
    const { rate, factor, every, steps } = schedule;
    return { start_lr: rate, end_lr: rate * factor ** (steps / every), num_it: steps };
  },
  notes: [
    {
      code: 'after-end',
      text: 'It ends after num_it batches, at least six, or where the loss is four times its best, unless stop_div is False; what it changed in the model is undone.',
      fixture: 'fastai/lr-find-few',
    },
    {
      code: 'last-step',
      text: 'end_lr is never reached: the last batch is one short of it.',
      fixture: 'fastai/lr-find',
    },
  ],
  families: ['exponential'],
  formula: 'start_lr * (end_lr / start_lr) ^ (t / num_it)',
});
