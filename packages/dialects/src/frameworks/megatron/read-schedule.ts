import { clamp, constant, powerLaw, ramp, type Schedule } from '@lrlab/core';
import { type Span, timeline } from '../../shared/timeline.ts';
import { curves, type SchedulerArgs } from './scheduler-args.ts';

/** What comes after the warm-up, until the last sample of the decay, which still counts. */
function decay(args: SchedulerArgs): Span[] {
  const {
    max_lr: from,
    min_lr: to,
    lr_warmup_steps: warm,
    lr_decay_steps: end,
    lr_decay_style: style,
  } = args;
  switch (style) {
    case 'constant':
      return [{ schedule: constant({ rate: from }), until: Infinity }];
    case 'linear':
    case 'cosine':
      return [{ schedule: ramp({ from, to, steps: end - warm, curve: style }), origin: warm, until: end }];
    case 'inverse-square-root': {
      const origin = Math.max(warm, 1);
      const falling = clamp(powerLaw({ rate: from, timescale: origin, power: 0.5 }), { min: to });
      const first = constant({ rate: from });
      return [
        { schedule: first, until: origin },
        { schedule: falling, origin, until: Math.floor(end) + 1 },
      ];
    }
    case 'WSD': {
      const steps = args.wsd_decay_steps!;
      const curve = curves[args.lr_wsd_decay_style!];
      return [
        // The last sample of the warm-up is at the highest rate, however late the decay is joined.
        {
          schedule: constant({ rate: from }),
          until: Math.max(end - steps, warm > 0 ? Math.floor(warm) + 1 : 0),
        },
        { schedule: ramp({ from, to, steps, curve }), origin: end - steps, until: end },
      ];
    }
  }
}

export function readSchedule(args: SchedulerArgs): Schedule {
  const { init_lr, max_lr, min_lr, lr_warmup_steps: until } = args;
  const warm = until > 0 ? [{ schedule: ramp({ from: init_lr, to: max_lr, steps: until }), until }] : [];
  return timeline([...warm, ...decay(args), { schedule: constant({ rate: min_lr }), until: Infinity }]);
}
