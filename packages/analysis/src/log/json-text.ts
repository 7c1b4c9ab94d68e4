/** A text of JSON as Python writes it: `NaN` and `Infinity`, which JSON does not have, become null. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const plain = text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (met) =>
      met.startsWith('"') ? met : 'null',
    );
    if (plain === text) throw error;
    return JSON.parse(plain);
  }
}
