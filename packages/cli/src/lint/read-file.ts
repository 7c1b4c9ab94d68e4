import { readFile } from 'node:fs/promises';
import { ScheduleError } from '@lrlab/core';
import { dialects } from '@lrlab/dialects';
import { isRecord } from '../source/check-source.ts';
import { parseJson } from '../source/parse-json.ts';
import { isPlan } from './lint-values.ts';

/** One thing to look at: its name for people, and the fields of a source. */
export interface Linted {
  readonly file: string;
  readonly source: Readonly<Record<string, unknown>>;
}

/** What a FILE holds: JSON of ours, or a text, whose framework may yet have to be found. */
export async function readLinted(
  given: string,
  { framework, input }: { readonly framework?: string | undefined; readonly input: AsyncIterable<string> },
): Promise<Linted> {
  const inline = inlineIn(given);
  if (inline) return { file: 'text', source: inline };
  const text = given === '-' ? await whole(input) : await readWhole(given);
  const file = given === '-' ? 'stdin' : given;
  return { file, source: sourceOf(text, framework) };
}

const sourceOf = (text: string, framework: string | undefined): Readonly<Record<string, unknown>> =>
  inlineIn(text) ?? { text, ...(framework !== undefined && { dialect: framework }) };

/** JSON of ours, or text of a framework after its name. */
function inlineIn(text: string): Readonly<Record<string, unknown>> | undefined {
  const [, dialect, rest] = /^\s*([\w-]+)\s*:\s*([\s\S]+)$/.exec(text) ?? [];
  if (dialect !== undefined && dialects.some(({ id }) => id === dialect)) return { dialect, text: rest };
  const json = text.trimStart().startsWith('{') ? parsed(text) : undefined;
  if (!isRecord(json)) return undefined;
  if ('kind' in json) return { schedule: json };
  if (isPlan(json)) return { plan: json };
  return 'schedule' in json || 'dialect' in json ? json : undefined;
}

/** JSON, if it is some: a configuration in Python may begin alike. */
function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

const readWhole = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: Error) => {
    const message = `expected a file that can be read: ${error.message}`;
    throw new ScheduleError([{ path: '', code: 'text', message }]);
  });

async function whole(input: AsyncIterable<string>): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of input) pieces.push(piece);
  return pieces.join('');
}
