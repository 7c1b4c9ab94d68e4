import type { Table } from '@lrlab/figures';

/** The table of document 000, as it stands there. */
const rows: readonly (readonly (string | number)[])[] = [
  ['COCO17', 118287, '8*8', 4000, 2.16],
  ['paiti_v1v2v3', 22720, '8*8', 766, 2.16],
];

/** How many cells of a shown table differ from the document's. */
export function wrongCells(table: Table | undefined): number {
  return rows.flat().filter((cell, i) => table?.rows[Math.floor(i / 5)]?.[i % 5] !== cell).length;
}
