import type { LogSeries } from '../log/log.ts';
import type { Diagnosis } from './diagnosis.ts';

/** A log on the clock of its plan, and where it leaves it: what `logFigure` of `@lrlab/figures` draws. */
export interface Aligned {
  readonly logged: {
    readonly name: string;
    /** The step of the plan that each rate belongs to. */
    readonly steps: readonly number[];
    readonly rates: readonly number[];
  };
  readonly divergence?: { readonly step: number; readonly rate: number; readonly text: string };
}

/**
 * The rates of a log beside the steps of the plan, as an audit has read its index.
 *
 * @example
 * const schedule = ramp({ from: 0.5, to: 0, steps: 4 });
 * const late = { tag: 'lr', indexName: 'step', index: [0, 1, 2, 3], rates: [0.5, 0.375, 0.375, 0.375], fileStarts: [], keptEvery: 1 };
 * const { logged, divergence } = alignedOf(late, auditOf(late, { schedule }));
 * logged.steps; // => [0, 1, 2, 3]
 * divergence; // => { step: 2, rate: 0.375, text: 'leaves the plan at update 2' }
 */
export function alignedOf({ tag, index, rates }: LogSeries, diagnosis: Diagnosis): Aligned {
  const { updates, offset } = diagnosis.index;
  const steps = index.map((one) => one * updates + (offset ?? 0));
  const { divergence } = diagnosis;
  return {
    logged: { name: tag, steps, rates },
    ...(divergence && {
      divergence: {
        step: divergence.update,
        rate: divergence.found,
        text: `leaves the plan at update ${divergence.update}`,
      },
    }),
  };
}
