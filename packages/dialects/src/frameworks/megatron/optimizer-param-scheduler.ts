import { type Form, form, type Note } from '../../form/form.ts';
import { besides, from0, number, oneOf, optional, orNone, passedIn, required } from '../../form/parameter.ts';
import { readSchedule } from './read-schedule.ts';
import { refusedSchedule } from './refused-schedule.ts';
import { decayStyle, type SchedulerArgs, wsdStyle } from './scheduler-args.ts';
import { writeSchedule } from './write-schedule.ts';

export const notes: readonly Note[] = [
  {
    code: 'clock',
    text: 'It counts samples: each update adds a global batch, and lengths in iterations are multiplied by it. A batch size that grows takes the schedule along.',
    fixture: 'megatron/flags-iterations',
  },
  {
    code: 'after-end',
    text: 'inverse-square-root jumps to min_lr after lr_decay_steps.',
    fixture: 'megatron/inverse-sqrt',
  },
  {
    code: 'boundary',
    text: 'A WSD decay longer than what the warm-up leaves is joined late: the rate drops where the warm-up ends.',
    fixture: 'megatron/wsd-long',
  },
];

const formula =
  'with n samples: init_lr + (max_lr - init_lr) * n / lr_warmup_steps, then min_lr + (max_lr - min_lr) * f((n - lr_warmup_steps) / (lr_decay_steps - lr_warmup_steps)), then min_lr';

export const optimizerParamScheduler: Form = form<SchedulerArgs>({
  name: 'OptimizerParamScheduler',
  parameters: [
    passedIn('optimizer'),
    required('init_lr', number),
    required('max_lr', number),
    required('min_lr', number),
    required('lr_warmup_steps', from0),
    required('lr_decay_steps', number),
    required('lr_decay_style', oneOf(...decayStyle)),
    besides('start_wd'),
    besides('end_wd'),
    besides('wd_incr_steps'),
    besides('wd_incr_style'),
    besides('use_checkpoint_opt_param_scheduler'),
    besides('override_opt_param_scheduler'),
    optional('wsd_decay_steps', orNone(number), null),
    optional('lr_wsd_decay_style', orNone(oneOf(...wsdStyle)), null),
  ],
  refuses: refusedSchedule,
  read: readSchedule,
  write: writeSchedule,
  families: [
    'constant',
    'linear',
    'cosine',
    'inverse square root',
    'warm-up, stable, decay',
    'warm-up: linear',
  ],
  formula,
  notes,
});
