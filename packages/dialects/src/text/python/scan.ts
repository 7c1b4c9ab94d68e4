import { addFault, type Faults } from '../faults.ts';

/** The longest text that is read, and how deep its brackets may lie: more would keep the parser busy for a second. */
const longest = 200_000;
const deepest = 100;

const word = /\w+/y;
// The parser takes `1.` for a member of `1`, and `1.e-3` for a difference.
const pointAtEnd = /(\d[\d_]*)\.([eE][+-]?\d[\d_]*)?(?![\w.])/y;

/**
 * A Python text as the parser is to get it, of the same length: `1.` is written `1 `, and `1.e-3` `1e-3 `. A text that is
 * too long or whose brackets lie too deep is a fault.
 */
export function scanned(faults: Faults): string {
  const { text } = faults;
  if (text.length > longest) {
    addFault(faults, 0, `expected at most ${longest} characters, got ${text.length}`, 'size');
    return '';
  }
  let out = '';
  let done = 0;
  let depth = 0;
  for (let i = 0; i < text.length; ) {
    const found = text[i]!;
    if (found === '#') i = endOfLine(text, i);
    else if (found === '"' || found === "'") i = endOfString(text, i);
    else if (/\w/.test(found)) {
      pointAtEnd.lastIndex = i;
      const number = pointAtEnd.exec(text);
      if (number) {
        out += `${text.slice(done, i)}${number[1]}${number[2] ?? ''} `;
        done = i + number[0].length;
      }
      word.lastIndex = i;
      word.test(text);
      i = number ? done : word.lastIndex;
    } else {
      if ('([{'.includes(found)) depth++;
      if (')]}'.includes(found)) depth--;
      if (depth > deepest) {
        addFault(faults, i, `expected at most ${deepest} levels of brackets, got more`, 'size');
        return '';
      }
      i++;
    }
  }
  return out + text.slice(done);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Where a string ends that begins with the quote at `start`; one without an end ends with its line, or the text. */
function endOfString(text: string, start: number): number {
  const quote = text[start]!;
  const long = text.startsWith(quote.repeat(3), start);
  const end = quote.repeat(long ? 3 : 1);
  for (let i = start + end.length; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text.startsWith(end, i)) return i + end.length;
    else if (text[i] === '\n' && !long) return i;
  }
  return text.length;
}
