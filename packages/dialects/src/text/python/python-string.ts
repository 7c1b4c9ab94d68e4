const simple: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const escapes = /\\(?:([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(\r\n|[\s\S]))/g;

/** The value of one string literal as Python writes it; nothing for bytes and for escapes that are at fault. */
export function pythonString(text: string): string | undefined {
  const [, prefix = '', quote = ''] = /^(\w*)("""|'''|["'])/.exec(text) ?? [];
  if (!/^[ru]?$/i.test(prefix) || text.length < prefix.length + 2 * quote.length) return undefined;
  const inner = text.slice(prefix.length + quote.length, -quote.length);
  if (prefix.toLowerCase() === 'r') return inner;
  let isWrong = false;
  const value = inner.replace(escapes, (whole, octal, x, u, long, other?: string) => {
    if (octal) return String.fromCharCode(Number.parseInt(octal, 8));
    const point = Number.parseInt(x ?? u ?? long ?? '0', 16);
    if (other === undefined) {
      if (point <= 0x10ffff) return String.fromCodePoint(point);
      isWrong = true;
    }
    // `\N{…}` needs a table of names; `\x`, `\u` and `\U` are here only without their digits.
    if (other !== undefined && 'NxuU'.includes(other)) isWrong = true;
    if (other === '\r\n') return '';
    return other !== undefined && Object.hasOwn(simple, other) ? simple[other]! : whole;
  });
  return isWrong ? undefined : value;
}
