import { ramp } from '@lrlab/core';
import type { Form, Note } from '../../form/form.ts';
import { type Hook, lrUpdaterHook, momentumUpdaterHook } from './hook.ts';
import { refusedTarget, targetOf, targetParameters, targetValueOf } from './target.ts';

interface LrTarget {
  readonly min_lr: number | null;
  readonly min_lr_ratio: number | null;
}

const notMet: Note = {
  code: 'last-step',
  text: 'The target is not met in training: the last progress is one short of the whole.',
  fixture: 'mmcv/linear',
};

/** From the base to the target over the whole training. */
const annealing = (
  name: 'min_lr' | 'min_momentum',
  curve: 'linear' | 'cosine',
): Omit<Hook<object>, 'name' | 'aliases'> => ({
  parameters: targetParameters(name),
  asksLength: true,
  refuses: (args) => refusedTarget(args, name),
  regular: (args, { base, last }) =>
    ramp({ from: base, to: targetValueOf(targetOf(args, name), base), steps: last, curve }),
  families: [curve, 'by epoch'],
  formula: `from base to ${name}, t / max of a ${curve === 'linear' ? 'line' : 'half cosine'}, t in epochs or iterations`,
});

export const linearAnnealingLrUpdaterHook: Form = lrUpdaterHook<LrTarget>({
  ...annealing('min_lr', 'linear'),
  name: 'LinearAnnealingLrUpdaterHook',
  aliases: ['LinearAnnealingLrUpdater', 'LinearAnnealing'],
  propose: (regular) =>
    regular.kind === 'ramp' && regular.curve === 'linear' ? { min_lr: regular.to } : undefined,
  notes: [notMet],
});

const ofMomentum = (curve: 'linear' | 'cosine', name: string): Form =>
  momentumUpdaterHook<object>({
    ...annealing('min_momentum', curve),
    name,
    families: [curve, 'by epoch', 'momentum'],
    idle: { min_momentum_ratio: 1 },
  });

export const cosineAnnealingMomentumUpdaterHook: Form = ofMomentum(
  'cosine',
  'CosineAnnealingMomentumUpdaterHook',
);
export const linearAnnealingMomentumUpdaterHook: Form = ofMomentum(
  'linear',
  'LinearAnnealingMomentumUpdaterHook',
);
