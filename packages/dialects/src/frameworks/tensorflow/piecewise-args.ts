import { type Issue, rateOf, type Schedule } from '@lrlab/core';
import { when } from '../../form/parameter.ts';

export interface PiecewiseArgs {
  readonly boundaries: readonly number[];
  readonly values: readonly number[];
}

export const refusedCount = ({ boundaries, values }: PiecewiseArgs): readonly Issue[] => [
  ...when(
    values.length !== boundaries.length + 1,
    'values',
    `one value more than the ${boundaries.length} boundaries`,
    values,
  ),
  ...when(boundaries.length === 0, 'boundaries', 'at least one boundary', boundaries),
];

/** In single precision values are only looked up, so that each is rounded once. */
export const lookedUp =
  (read: (args: PiecewiseArgs) => Schedule) =>
  (args: PiecewiseArgs): ((tick: number) => number) => {
    const rate = rateOf(read(args));
    return (tick) => Math.fround(rate(tick));
  };
