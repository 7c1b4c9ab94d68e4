import type { Issue } from '@lrlab/core';
import { when } from '../../form/parameter.ts';
import type { SchedulerArgs } from './scheduler-args.ts';

export function refusedSchedule(args: SchedulerArgs): readonly Issue[] {
  const { init_lr, max_lr, min_lr, lr_warmup_steps, lr_decay_steps, lr_decay_style } = args;
  return [
    ...when(min_lr < 0, 'min_lr', 'a number from 0', min_lr),
    ...when(max_lr < min_lr, 'max_lr', `a rate from min_lr (${min_lr}) on`, max_lr),
    ...when(init_lr > max_lr, 'init_lr', `a rate up to max_lr (${max_lr})`, init_lr),
    ...when(lr_decay_steps <= 0, 'lr_decay_steps', 'a number above 0', lr_decay_steps),
    ...when(
      lr_warmup_steps >= lr_decay_steps,
      'lr_warmup_steps',
      `less than lr_decay_steps (${lr_decay_steps})`,
      lr_warmup_steps,
    ),
    ...when(
      lr_decay_style === 'WSD' && !(args.wsd_decay_steps! > 0),
      'wsd_decay_steps',
      'a number above 0 for WSD',
      args.wsd_decay_steps,
    ),
    ...when(
      lr_decay_style === 'WSD' && args.lr_wsd_decay_style === null,
      'lr_wsd_decay_style',
      'a style for WSD',
      null,
    ),
  ];
}
