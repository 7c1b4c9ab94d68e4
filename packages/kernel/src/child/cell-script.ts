import type { ScriptMap } from './script-map.ts';

/** One run of a cell: `id` tells runs apart, `number` is the count that people see. */
export interface CellRun {
  readonly id: number;
  readonly number: number;
  readonly source: string;
}

/** The source of a cell and its map, for naming places in it. */
export interface CellScript {
  /** The count of the cell, as people see it. */
  readonly number: number;
  readonly source: string;
  /** The text the compiler saw. */
  readonly prepared: string;
  readonly originalOffset: (offset: number) => number;
  readonly map?: ScriptMap;
}

/** The name of a cell's script, in stacks. */
export function scriptName(id: number): string {
  return `cell-${id}`;
}
