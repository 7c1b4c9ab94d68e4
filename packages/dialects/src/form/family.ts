/**
 * What schedules are made of, as far as frameworks offer it: the rows of the table of features.
 *
 * @example
 * families.includes('cosine'); // => true
 */
export const families = [
  'constant',
  'multi-step',
  'step',
  'exponential',
  'natural exponential',
  'inverse time',
  'inverse square root',
  'linear',
  'polynomial',
  'polynomial with cycle',
  'cosine',
  'cosine with plateau',
  'cosine restarts, growing',
  'cosine restarts, equal',
  'cosine restarts, listed',
  'linear cosine',
  'noise',
  'tanh',
  'k-decay',
  'cyclic',
  'one cycle',
  'one cycle, three phases',
  'warm-up, stable, decay',
  'range test',
  'warm-up: constant',
  'warm-up: linear',
  'warm-up: exponential or power',
  'warm-up: logarithmic',
  'warm-up: cosine or 1 - sqrt',
  'momentum',
  'groups',
  'any function',
  'one after the other',
  'multiplied',
  'by epoch',
] as const;

export type Family = (typeof families)[number];
