import type { Issue } from '@lrlab/core';
import { type ArgumentType, when } from '../../form/parameter.ts';

/** Scales by the step from which they hold. */
export type Scales = Readonly<Record<string, number>>;

const isStep = (key: string): boolean => key.trim() !== '' && Number.isFinite(Number(key));

export const scalesByStep: ArgumentType = {
  expected: 'a dict of steps and scales',
  holds: (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(([step, scale]) => isStep(step) && Number.isFinite(scale)),
};

export const refusesScales = ({
  boundaries_and_scales: scales,
}: {
  readonly boundaries_and_scales: Scales | null;
}): readonly Issue[] =>
  when(
    Object.values(scales ?? {}).some((scale) => scale < 0),
    'boundaries_and_scales',
    'scales from 0',
    Object.values(scales ?? {}),
  );

/** The steps in order, and the rates before the first and from each on: every scale multiplies what was. */
export function ratesBy(
  scales: Scales | null,
  init: number,
): { readonly steps: readonly number[]; readonly rates: readonly number[] } {
  const entries = Object.entries(scales ?? {}).map(([step, scale]) => [Number(step), scale] as const);
  entries.sort(([a], [b]) => a - b);
  const rates = [init];
  for (const [, scale] of entries) rates.push(rates.at(-1)! * scale);
  return { steps: entries.map(([step]) => step), rates };
}

/** What one rate is multiplied by to be the next. */
export const scaleFrom = (before: number, after: number): number =>
  before === 0 && after === 0 ? 1 : after / before;

/** The scales between rates, by step; nothing where a rate rises from 0 or changes its sign. */
export function scalesOf(steps: readonly number[], rates: readonly number[]): Scales | undefined {
  const scales = steps.map((step, i) => [String(step), scaleFrom(rates[i]!, rates[i + 1]!)] as const);
  return scales.every(([, scale]) => scale >= 0 && scale < Infinity) ? Object.fromEntries(scales) : undefined;
}
