import type { Issue } from '@lrlab/core';
import { when } from '../form/parameter.ts';

/** The value of a group, where there may be one for each. */
export const perGroup = (value: number | readonly number[], group = 0): number =>
  typeof value === 'number' ? value : value[group]!;

/** Lists of values that have none for a group, or not as many as each other. */
export function refusedGroup(args: object, names: readonly string[], group = 0): readonly Issue[] {
  const own = args as Readonly<Record<string, number | readonly number[]>>;
  const lists = names.map((name) => own[name]).filter((value) => Array.isArray(value));
  const count = lists[0]?.length ?? 1;
  return names.flatMap((name) => {
    const value = own[name];
    if (!Array.isArray(value)) return [];
    const wrong = value.length !== count || value.length <= group;
    return when(wrong, name, `one value for each of ${Math.max(count, group + 1)} parameter groups`, value);
  });
}
