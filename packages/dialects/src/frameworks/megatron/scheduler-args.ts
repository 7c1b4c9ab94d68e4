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

/** The curve of each style of a WSD decay. */
export const curves = {
  linear: 'linear',
  cosine: 'cosine',
  exponential: { ratio: 0.5 },
  minus_sqrt: '1-sqrt',
} as const;
