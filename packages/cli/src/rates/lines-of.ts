/** The longest line that is read; a longer one is told by `tooLong` and passed over. */
const longest = 2 ** 26;

/** One line of a text, or that it was longer than is read. */
export type InputLine = { readonly text: string } | { readonly tooLong: true };

/** The lines of a text that comes in pieces, each as soon as it is whole. */
export async function* linesOf(input: AsyncIterable<string>): AsyncGenerator<InputLine> {
  let parts: string[] = [];
  let length = 0;
  const add = (part: string): void => {
    length += part.length;
    if (length <= longest) parts.push(part);
    else parts = [];
  };
  const take = (): InputLine => {
    const line: InputLine = length <= longest ? { text: parts.join('') } : { tooLong: true };
    parts = [];
    length = 0;
    return line;
  };
  for await (const piece of input) {
    let start = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', start)) {
      add(piece.slice(start, end));
      start = end + 1;
      yield take();
    }
    add(piece.slice(start));
  }
  // The last line may have no end.
  if (length > 0) yield take();
}
