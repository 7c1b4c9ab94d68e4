import type { Issue } from '@lrlab/core';
import { integer, number, optional, type Parameter, when, word } from '../../form/parameter.ts';

export interface WarmupArgs {
  readonly lr_warmup_epochs: number;
  readonly lr_warmup_method: string;
  readonly lr_warmup_decay: number;
}

/** The flags of a warm-up, of which the scripts differ in the method that they take by themselves. */
export const warmupParameters = (method: string): readonly Parameter[] => [
  optional('lr_warmup_epochs', integer, 0),
  optional('lr_warmup_method', word, method),
  optional('lr_warmup_decay', number, 0.01),
];

export function refusedWarmup(args: WarmupArgs): readonly Issue[] {
  const { lr_warmup_epochs, lr_warmup_method: method, lr_warmup_decay: decay } = args;
  if (lr_warmup_epochs <= 0) return [];
  const least = method === 'linear' ? 'above 0' : 'from 0';
  return [
    ...when(!['linear', 'constant'].includes(method), 'lr_warmup_method', 'linear or constant', method),
    ...when(
      decay > 1 || decay < 0 || (decay === 0 && method === 'linear'),
      'lr_warmup_decay',
      `a number ${least} and up to 1`,
      decay,
    ),
  ];
}
