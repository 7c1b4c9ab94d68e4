import type { Issue, Schedule } from '@lrlab/core';
import { flag, number, optional, type Parameter, when, word } from '../form/parameter.ts';
import { type OneCycle, oneCycle } from './one-cycle.ts';

/** The arguments of PyTorch's one cycle that MMCV and MMEngine took over. */
export interface OneCycleArgs extends PhaseArgs {
  readonly div_factor: number;
  readonly final_div_factor: number;
}

export interface PhaseArgs {
  readonly pct_start: number;
  readonly anneal_strategy: string;
  readonly three_phase: boolean;
}

export const threePhase: Parameter = optional('three_phase', flag, false);

export const phaseParameters: readonly Parameter[] = [
  optional('pct_start', number, 0.3),
  optional('anneal_strategy', word, 'cos'),
];

export const factorParameters: readonly Parameter[] = [
  optional('div_factor', number, 25),
  optional('final_div_factor', number, 1e4),
  threePhase,
];

/** What of the phases is refused: `another` is what is expected in place of a first phase that ends at step 0. */
export const refusedPhases = (
  { pct_start, anneal_strategy }: PhaseArgs,
  { total, another }: { readonly total: number; readonly another: string },
): readonly Issue[] => [
  ...when(pct_start < 0 || pct_start > 1, 'pct_start', 'a float between 0 and 1', pct_start),
  ...when(
    !['cos', 'linear'].includes(anneal_strategy),
    'anneal_strategy',
    '"cos" or "linear"',
    anneal_strategy,
  ),
  ...when(pct_start * total === 1, 'pct_start', another, pct_start),
];

export const refusedFactors = (args: OneCycleArgs): readonly Issue[] =>
  (['div_factor', 'final_div_factor'] as const).flatMap((name) =>
    when(args[name] === 0, name, 'a number other than 0, as it divides', 0),
  );

/** The cycle up to a rate. */
export function readOneCycle(
  args: OneCycleArgs,
  { peak, total }: { readonly peak: number; readonly total: number },
): Schedule {
  const first = peak / args.div_factor;
  return readPhases(args, { first, peak, end: first / args.final_div_factor, total });
}

/** The phases between given values. */
export const readPhases = (
  args: PhaseArgs,
  values: Pick<OneCycle, 'first' | 'peak' | 'end' | 'total'>,
): Schedule =>
  oneCycle({
    ...values,
    share: args.pct_start,
    threePhase: args.three_phase,
    curve: args.anneal_strategy === 'cos' ? 'cosine' : 'linear',
  });

export const writeOneCycle = ({ first, peak, end, share, threePhase, curve }: OneCycle): OneCycleArgs => ({
  pct_start: share,
  anneal_strategy: curve === 'linear' ? 'linear' : 'cos',
  div_factor: first === 0 ? 1 : peak / first,
  final_div_factor: end === 0 ? 1 : first / end,
  three_phase: threePhase,
});
