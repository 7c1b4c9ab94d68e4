import type { Issue } from '@lrlab/core';
import { number, orNone, type Parameter, when } from '../../form/parameter.ts';
import type { Start } from './scheduler.ts';

/** The floor of a cosine: a value, or a share of the base. */
export interface FloorArgs {
  readonly eta_min: number | null;
  readonly eta_min_ratio: number | null;
}

export const floorParameter = (name: keyof FloorArgs): Parameter => ({
  name,
  type: orNone(number),
  fallback: null,
});

export const floorOf = ({ eta_min, eta_min_ratio }: FloorArgs, { base }: Pick<Start, 'base'>): number =>
  eta_min_ratio === null ? (eta_min ?? 0) : base * eta_min_ratio;

export const refusedFloors = ({ eta_min, eta_min_ratio }: FloorArgs): readonly Issue[] =>
  when(eta_min !== null && eta_min_ratio !== null, 'eta_min_ratio', 'None beside eta_min', eta_min_ratio);
