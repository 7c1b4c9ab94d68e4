import type { Issue } from '@lrlab/core';
import { number, optional, orNone, type Parameter, when } from '../../form/parameter.ts';

/** Where an annealing ends: a value, or a share of the base; exactly one is given. */
export interface Target {
  readonly min: number | null;
  readonly ratio: number | null;
}

export const targetParameters = (name: string): readonly Parameter[] => [
  optional(name, orNone(number), null),
  optional(`${name}_ratio`, orNone(number), null),
];

/** The target among arguments, whose names end in `_lr` or `_momentum`. */
export function targetOf(args: object, name: string): Target {
  const own = args as Readonly<Record<string, number | null>>;
  return { min: own[name] ?? null, ratio: own[`${name}_ratio`] ?? null };
}

export function refusedTarget(args: object, name: string): readonly Issue[] {
  const { min, ratio } = targetOf(args, name);
  return when((min === null) === (ratio === null), name, `exactly one of ${name} and ${name}_ratio`, min);
}

export const targetValueOf = ({ min, ratio }: Target, base: number): number =>
  ratio === null ? (min ?? 0) : base * ratio;
