import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** One line of a figure as something that is not ours computed it. */
export interface Reference {
  /** The file's name, such as `S003-E-linear`. */
  readonly name: string;
  readonly figure: string;
  readonly call: { readonly name: string; readonly args: object; readonly run: object };
  /** What ran, in a few words. */
  readonly source: string;
  readonly steps: readonly number[];
  readonly rates: readonly number[];
}

interface Fixture {
  readonly figure: string;
  readonly name: string;
  readonly args: object;
  readonly run?: object;
  readonly source: { readonly what: string; readonly version: string };
  readonly steps:
    | readonly number[]
    | { readonly start: number; readonly every: number; readonly count: number };
  readonly rates: readonly number[];
}

/** The references of all figures, by name. */
export function readReferences(): Reference[] {
  const dialects = dirname(createRequire(import.meta.url).resolve('@lrlab/dialects/package.json'));
  const folder = join(dialects, 'fixtures', 'figures');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => referenceOf(file, JSON.parse(readFileSync(join(folder, file), 'utf8'))));
}

function referenceOf(
  file: string,
  { figure, name, args, run = {}, source, steps, rates }: Fixture,
): Reference {
  return {
    name: file.replace(/\.json$/, ''),
    figure,
    call: { name, args, run },
    source: `${source.what} ${source.version.slice(0, 12)}`,
    steps: 'count' in steps ? rates.map((_, i) => steps.start + i * steps.every) : steps,
    rates,
  };
}
