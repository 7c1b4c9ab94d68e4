import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { faultMaker } from './fault-maker.ts';
import { counterOf, indexNameOf } from './fields.ts';
import { parseJson } from './json-text.ts';
import type { LogFault } from './log.ts';
import type { Found } from './rates-found.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Reads one JSON object a line, in constant memory: MMEngine's and MMCV's logs, W&B's history, anybody's. */
export async function readJsonLines(file: string, found: Found): Promise<LogFault[]> {
  const faults = faultMaker(file);
  let line = 0;
  let row = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line++;
    if (text.trim() === '') continue;
    const fields = fieldsOf(text);
    if (fields) readFields(fields, row++, found);
    else faults.add({ line, message: `expected a JSON object, got ${JSON.stringify(text.slice(0, 40))}` });
  }
  return faults.made();
}

/** The points of one object, which may hold a rate for each parameter group under one name. */
export function readFields(fields: Fields, row: number, found: Found): void {
  // A validation of MMCV repeats the last rate.
  if (fields['mode'] === 'val') return;
  const counter = counterOf(Object.keys(fields).filter((name) => typeof fields[name] === 'number'));
  const index = counter === undefined ? row : (fields[counter] as number);
  const epoch = typeof fields['epoch'] === 'number' ? fields['epoch'] : undefined;
  for (const [name, value] of Object.entries(fields)) {
    if (name === counter) continue;
    for (const [tag, rate] of numbersOf(name, value)) {
      if (found.wants(tag)) found.add(tag, { index, rate, epoch, indexName: indexNameOf(counter, tag) });
    }
  }
}

/** The numbers of a field: its own, or those of the list or object it holds. */
function numbersOf(name: string, value: unknown): readonly (readonly [string, number])[] {
  if (typeof value === 'number') return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'number' ? [[`${name}/${key}`, one] as const] : [],
  );
}

function fieldsOf(text: string): Fields | undefined {
  try {
    const value = parseJson(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Fields)
      : undefined;
  } catch {
    return undefined;
  }
}
