import type { Issue } from '@lrlab/core';
import type { Place } from '@lrlab/kernel';

/** The options that say where a kernel is, by their names. */
export interface PlaceValues {
  readonly user?: boolean;
  readonly prefix?: string;
}

/** Where a kernel is: for this user unless told otherwise. */
export const placeOf = ({ prefix }: PlaceValues): Place =>
  prefix === undefined ? { user: true } : { prefix };

/** Every fault in the options that say where a kernel is. */
export function checkPlace({ user = false, prefix }: PlaceValues): Issue[] {
  if (!user || prefix === undefined) return [];
  return [{ path: '--prefix', code: 'field', message: 'expected one of --user and --prefix, got both' }];
}
