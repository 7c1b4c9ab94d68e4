import { AnsiUp } from 'ansi_up';

/** A text of a terminal as HTML, its colours as classes, its links as text. */
export function ansiHtml(text: string): string {
  const up = new AnsiUp();
  up.use_classes = true;
  up.url_allowlist = {};
  return up.ansi_to_html(text);
}
