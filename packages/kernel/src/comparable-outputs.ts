import { stripVTControlCharacters } from 'node:util';
import type { Output } from './notebook.ts';
import { type Sanitizer, sanitized } from './sanitizers.ts';

/** How outputs are compared. */
export interface CompareOptions {
  readonly sanitizers: readonly Sanitizer[];
  /** Whether pictures are compared by their bytes, and not only by their type. */
  readonly images: boolean;
}

/**
 * The outputs of a cell as one text, in which two runs are compared: streams run together, without colours; the texts of
 * every MIME type by its name; an error by its name and message. Of a picture only the type counts, unless told, since its
 * bytes depend on the fonts of the machine.
 */
export function comparableOutputs(outputs: readonly Output[], options: CompareOptions): string {
  const printed = (name: 'stdout' | 'stderr'): string =>
    outputs
      .map((output) => (output.output_type === 'stream' && output.name === name ? output.text : ''))
      .join('');
  const parts = [
    ...(['stdout', 'stderr'] as const).map((name) => partOf(name, lastOfLines(printed(name)))),
    ...outputs.map((output) => shownText(output, options)),
  ];
  return sanitized(parts.join(''), options.sanitizers);
}

function shownText(output: Output, options: CompareOptions): string {
  switch (output.output_type) {
    case 'stream':
      return '';
    case 'error':
      return partOf('error', `${output.ename}: ${output.evalue}`);
    case 'display_data':
    case 'execute_result': {
      const types = Object.keys(output.data).sort();
      const texts = types.map((type) => partOf(type, contentText(type, output.data[type], options)));
      return partOf(output.output_type === 'display_data' ? 'display' : 'result', texts.join(''));
    }
  }
}

const partOf = (name: string, text: string): string =>
  text === '' ? '' : `[${name}]\n${stripVTControlCharacters(text).replace(/\n?$/, '\n')}`;

/** What a terminal would show in the end, where a line is written over again. */
const lastOfLines = (text: string): string => text.replace(/^.*\r(?!\n)(?=[^\n])/gm, '').replace(/\r/g, '');

function contentText(type: string, content: unknown, { images }: CompareOptions): string {
  if (type.startsWith('image/') && !images) return 'a picture';
  return typeof content === 'string' ? content : JSON.stringify(sortedKeys(content), null, 1);
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortedKeys(inner)]),
  );
}
