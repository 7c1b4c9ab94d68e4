/** Columns a text takes in a fixed-width font, where East Asian letters take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        letter,
      )
        ? 2
        : 1;
  return width;
}

/** The lines of a text cut between words, or between any two East Asian letters, at `columns`. */
export function linesOf(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(
    /[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|[^\s\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]+|\s+/g,
  ) ?? []) {
    if (line && widthOf(line + piece.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line ? piece : piece.trimStart();
  }
  return line.trimEnd() ? [...lines, line.trimEnd()] : lines;
}

/** Text as plotly.js shows it letter by letter: it reads `<b>`, `<br>`, `&amp;` and the like as HTML does. */
export const plotlyText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The lines of `linesOf` as one text for plotly.js. */
export const wrapped = (text: string, columns: number): string =>
  linesOf(text, columns).map(plotlyText).join('<br>');
