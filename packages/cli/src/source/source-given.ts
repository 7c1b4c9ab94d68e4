import { readFile } from 'node:fs/promises';
import { ScheduleError } from '@lrlab/core';
import { isRecord, issueOf } from './check-source.ts';
import { parseJson } from './parse-json.ts';

// The one place that knows how a schedule is given on the command line:
//   {"kind":…}                          a schedule
//   {"dialect":…,"name":…,"args":…}     a call, as `lrlab rates` takes it
//   tensorflow: cosine_decay(…)         a call or a configuration as its users write it
//   @file, @-                           any of these from a file, or from standard input
//   tensorflow: @file                   a file of theirs

/** The source that an input gives, whose fields may yet be at fault. */
export async function sourceGiven(
  given: string,
  input: AsyncIterable<string>,
): Promise<Readonly<Record<string, unknown>>> {
  const text = given.startsWith('@') ? await contentsOf(given.slice(1), input) : given;
  const source = sourceOf(text.trim());
  const { text: own } = source;
  if (typeof own !== 'string' || !own.startsWith('@')) return source;
  return { ...source, text: await contentsOf(own.slice(1), input) };
}

function sourceOf(text: string): Readonly<Record<string, unknown>> {
  if (text.startsWith('{')) {
    const value: unknown = parseJson(text);
    if (isRecord(value)) return 'kind' in value ? { schedule: value } : value;
  }
  const [, dialect, call] = /^([\w-]+)\s*:\s*([\s\S]+)$/.exec(text) ?? [];
  if (dialect !== undefined && call !== undefined) return { dialect, text: call };
  throw new ScheduleError([
    issueOf('', 'JSON, @FILE, or a framework and its call such as tensorflow: f(0.1)', text),
  ]);
}

async function contentsOf(file: string, input: AsyncIterable<string>): Promise<string> {
  if (file !== '-') {
    return readFile(file, 'utf8').catch((error: Error) => {
      const message = `expected a file that can be read: ${error.message}`;
      throw new ScheduleError([{ path: '', code: 'text', message }]);
    });
  }
  const pieces: string[] = [];
  for await (const piece of input) pieces.push(piece);
  return pieces.join('');
}
