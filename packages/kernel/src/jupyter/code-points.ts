/** The UTF-16 offset of a cursor, which Jupyter counts in code points. */
export function unitsOf(text: string, codePoints: number): number {
  let units = 0;
  for (const character of text) {
    if (codePoints-- <= 0) break;
    units += character.length;
  }
  return units;
}

/** The code points before a UTF-16 offset. */
export function codePointsOf(text: string, units: number): number {
  return [...text.slice(0, units)].length;
}
