/**
 * The text of a request's `id`, as it came: a number that JavaScript would round, such as a 64-bit identifier, must
 * come back whole.
 */
export function idTextOf(line: string, id: unknown): string {
  if (id === undefined) return 'null';
  if (id === null || (typeof id !== 'object' && typeof id !== 'number')) return JSON.stringify(id);
  // Most requests begin with a plain number, and need not be searched.
  const [, plain] = /^\s*\{\s*"id"\s*:\s*(-?\d{1,15})\s*,/.exec(line) ?? [];
  return plain === String(id) ? plain : memberText(line, 'id');
}

// A string, a bracket, a comma or a colon: all that is needed to find the members of an object.
const token = /"(?:[^"\\]|\\.)*"|[[\]{},:]/g;

/** The text of a member of the object that `json` holds; the last, if there are several, as for `JSON.parse`. */
function memberText(json: string, name: string): string {
  let depth = 0;
  let key = '';
  let start = -1;
  let found = 'null';
  for (const { 0: text, index } of json.matchAll(token)) {
    if (text === '}' || text === ']') depth--;
    if (depth === 1 && start < 0 && text.startsWith('"')) key = text;
    if (depth === 1 && start < 0 && text === ':') start = index + 1;
    else if (depth <= 1 && start >= 0 && (text === ',' || (text === '}' && depth === 0))) {
      if (JSON.parse(key) === name) found = json.slice(start, index).trim();
      start = -1;
    }
    if (text === '{' || text === '[') depth++;
  }
  return found;
}
