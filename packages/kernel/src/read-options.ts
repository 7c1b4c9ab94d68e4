/** The options of a cell: `id="a" tags=["b"]`, each value JSON, or all of them as one object of JSON. */
export function readOptions(
  text: string,
): { readonly fields: Readonly<Record<string, unknown>> } | { readonly expected: string } {
  const refusal = { expected: 'options such as id="first" tags=["a"], each value JSON' };
  let rest = text.trim();
  if (rest.startsWith('{')) {
    try {
      return { fields: JSON.parse(rest) };
    } catch {
      return refusal;
    }
  }
  const fields: [string, unknown][] = [];
  while (rest !== '') {
    const [head, name] = /^([a-zA-Z_]\w*)\s*=\s*/.exec(rest) ?? [];
    if (head === undefined || name === undefined) return refusal;
    rest = rest.slice(head.length);
    const end = valueEnd(rest);
    try {
      fields.push([name, JSON.parse(rest.slice(0, end))]);
    } catch {
      return refusal;
    }
    rest = rest.slice(end).trimStart();
  }
  return { fields: Object.fromEntries(fields) };
}

/** Where the JSON value that a text begins with ends: at the first blank outside of strings and brackets. */
function valueEnd(text: string): number {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]|\s/g)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    else if (depth === 0 && !token.startsWith('"')) return index;
  }
  return text.length;
}
