import { clamp, constant, type Issue, powerLaw, type Ramp, ramp, type Schedule } from '@lrlab/core';
import { type Form, form, type Note } from '../../form/form.ts';
import {
  besides,
  from0,
  number,
  oneOf,
  optional,
  orNone,
  passedIn,
  required,
  when,
} from '../../form/parameter.ts';
import { type Span, spansOf, timeline } from '../../shared/timeline.ts';

export type DecayStyle = 'constant' | 'linear' | 'cosine' | 'inverse-square-root' | 'WSD';
export type WsdStyle = 'linear' | 'cosine' | 'exponential' | 'minus_sqrt';

export interface SchedulerArgs {
  readonly init_lr: number;
  readonly max_lr: number;
  readonly min_lr: number;
  readonly lr_warmup_steps: number;
  readonly lr_decay_steps: number;
  readonly lr_decay_style: DecayStyle;
  readonly wsd_decay_steps: number | null;
  readonly lr_wsd_decay_style: WsdStyle | null;
}

export const decayStyle = ['constant', 'linear', 'cosine', 'inverse-square-root', 'WSD'] as const;
export const wsdStyle = ['linear', 'cosine', 'exponential', 'minus_sqrt'] as const;

const curves = {
  linear: 'linear',
  cosine: 'cosine',
  exponential: { ratio: 0.5 },
  minus_sqrt: '1-sqrt',
} as const;

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

type Parts = ReturnType<typeof spansOf>;

const unwindowed = (part: Schedule): Schedule => (part.kind === 'window' ? part.part : part);

/** What is inside of windows and of a floor, and the floor. */
function bare(part: Schedule, min = 0): { readonly part: Schedule; readonly min: number } {
  if (part.kind === 'window') return bare(part.part, min);
  return part.kind === 'clamp' ? bare(part.part, part.min ?? min) : { part, min };
}

/** What may be the warm-up of some parts, and what comes after it. Updates see only some samples, so that parts may be cut. */
function unwarmed(parts: Parts): { readonly rest: Parts; readonly own: Partial<SchedulerArgs> } {
  const rising = unwindowed(parts[0]!.part);
  const isWarm =
    rising.kind === 'ramp' && rising.curve === 'linear' && rising.from <= rising.to && parts.length > 1;
  if (!isWarm) return { rest: parts, own: { init_lr: 0, lr_warmup_steps: 0 } };
  return {
    rest: parts.slice(1),
    own: { init_lr: rising.from, lr_warmup_steps: rising.steps, max_lr: rising.to },
  };
}

export function writeSchedule(schedule: Schedule): Partial<SchedulerArgs> | undefined {
  const { rest, own } = unwarmed(spansOf(schedule));
  const warm = own.lr_warmup_steps!;
  const last = rest.at(-1)!;
  const main = rest.find(({ part }) => part.kind !== 'constant');
  const lowest = last.part.kind === 'constant' ? last.part.rate : undefined;
  if (!main) {
    if (lowest === undefined || rest.length > 1) return undefined;
    const max_lr = own.max_lr ?? lowest;
    return { ...own, max_lr, min_lr: 0, lr_decay_steps: warm + 1, lr_decay_style: 'constant' };
  }
  const { part, min } = bare(main.part);
  const origin = main.start - (main.part.kind === 'window' ? main.part.start : 0);
  if (part.kind === 'powerLaw') {
    const max_lr = part.rate;
    // The last sample still counts, and an end before it says the same.
    return {
      ...own,
      max_lr,
      min_lr: min,
      lr_decay_steps: main.end - 1,
      lr_decay_style: 'inverse-square-root',
    };
  }
  if (part.kind !== 'ramp') return undefined;
  const { from: max_lr, to: min_lr, steps } = part;
  const common = { ...own, max_lr, min_lr, lr_decay_steps: origin + steps };
  const isPlain = Math.abs(origin - warm) < 1e-9;
  if (isPlain && (part.curve === 'linear' || part.curve === 'cosine'))
    return { ...common, lr_decay_style: part.curve };
  const lr_wsd_decay_style = wsdStyleOf(part);
  return { ...common, lr_decay_style: 'WSD', wsd_decay_steps: steps, lr_wsd_decay_style };
}

const wsdStyleOf = ({ curve }: Ramp): WsdStyle =>
  wsdStyle.find((style) => JSON.stringify(curves[style]) === JSON.stringify(curve)) ?? 'linear';

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
