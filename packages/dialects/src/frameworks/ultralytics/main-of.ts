import type { Ramp, Schedule } from '@lrlab/core';
import { shareIn, type TrainArgs } from './train-args.ts';

type Main = Pick<TrainArgs, 'lr0' | 'lrf' | 'cos_lr' | 'epochs'>;

export const mainOf = ({ from, to, curve, steps }: Ramp, scale: number): Main => ({
  lr0: from,
  lrf: to / from,
  cos_lr: curve === 'cosine',
  epochs: Math.round(steps / scale),
});

/** Of a run that ends within its warm-up, which aims at the rate of each epoch. */
export function inWarmup(parts: readonly Schedule[], last: Schedule): Main | undefined {
  const targets = parts.flatMap((part) => (part.kind === 'ramp' ? [part.to] : []));
  const [lr0, next] = targets;
  if (last.kind !== 'constant' || lr0 === undefined) return undefined;
  const line: Main = { lr0, lrf: last.rate / lr0, cos_lr: false, epochs: targets.length };
  const isLine = next === undefined || Math.abs(lr0 * shareIn(line, 1) - next) <= 1e-12 * Math.abs(lr0);
  return { ...line, cos_lr: !isLine };
}
