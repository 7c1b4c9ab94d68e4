import type { Args } from '../../form/form.ts';

/** Flags of a command line, and the program before them: `--min_lr 0`, `--min-lr 0` or `min_lr=0`. */
export function writeFlags(
  args: Args,
  {
    look = 'plain',
    program,
  }: { readonly look?: 'plain' | 'dashes' | 'words'; readonly program?: string } = {},
): string {
  const words = Object.entries(args).map(([key, value]) => {
    if (look === 'words') return `${key}=${wordText(pythonWord(value))}`;
    return `--${look === 'dashes' ? key.replaceAll('_', '-') : key}${flagText(value)}`;
  });
  return [...(program === undefined ? [] : [program]), ...words].join(' ');
}

const pythonWord = (value: unknown): unknown =>
  typeof value === 'boolean' ? (value ? 'True' : 'False') : value;

/** What follows a flag: nothing for one that is only there. */
function flagText(value: unknown): string {
  if (value === true) return '';
  return ` ${[value].flat().map(wordText).join(' ')}`;
}

const wordText = (value: unknown): string =>
  /^[\w.+:,/-]+$/.test(String(value)) ? String(value) : `'${String(value).replaceAll("'", "'\\''")}'`;
