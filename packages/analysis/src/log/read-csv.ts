import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { ScheduleError } from '@lrlab/core';
import { parse } from 'csv-parse';
import { counterOf, indexNameOf } from './fields.ts';
import type { LogFault } from './log.ts';
import type { Found } from './rates-found.ts';

/** Reads a CSV with a header, in constant memory; blank cells are passed over, as Lightning writes a row for each kind of number. */
export async function readCsv(file: string, found: Found): Promise<LogFault[]> {
  const faults: LogFault[] = [];
  const parser = parse({
    bom: true,
    trim: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    delimiter: await delimiterOf(file),
  });
  let names: readonly string[] = [];
  let counter = -1;
  let epochAt = -1;
  let wanted: readonly number[] = [];
  let row = 0;
  const take = ({ record, info }: { record: readonly string[]; info: { lines: number } }): void => {
    if (names.length === 0) {
      names = record;
      const name = counterOf(names);
      counter = name === undefined ? -1 : names.indexOf(name);
      epochAt = names.findIndex((one) => one.toLowerCase() === 'epoch');
      wanted = names.flatMap((one, i) => (i !== counter && found.wants(one) ? [i] : []));
      return;
    }
    for (const i of wanted) {
      const cell = record[i];
      // Keras writes NA for what a row does not have.
      if (cell === '' || cell === 'NA') continue;
      const rate = numberOf(cell);
      const index = counter < 0 ? row : numberOf(record[counter]);
      if (rate === undefined || index === undefined) {
        const got = JSON.stringify(rate === undefined ? cell : record[counter]) ?? 'nothing';
        faults.push({
          file,
          line: info.lines,
          message: `expected a number for ${names[rate === undefined ? i : counter]}, got ${got}`,
        });
        continue;
      }
      const indexName = indexNameOf(counter < 0 ? undefined : names[counter], names[i]!);
      found.add(names[i]!, {
        index,
        rate,
        indexName,
        epoch: epochAt < 0 ? undefined : numberOf(record[epochAt]),
      });
    }
    row++;
  };
  try {
    await pipeline(createReadStream(file), parser, async (rows) => {
      for await (const one of rows) take(one as Parameters<typeof take>[0]);
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))) throw error;
    faults.push({ file, line: row + 1, message: `expected a row of CSV: ${error.message}` });
  }
  return faults;
}

function numberOf(cell: string | undefined): number | undefined {
  if (cell === undefined || cell === '') return undefined;
  const value = Number(cell);
  return Number.isFinite(value) ? value : undefined;
}

/** Which of comma, semicolon and tab there are most of in the header. */
async function delimiterOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1 << 16), 0, 1 << 16, 0);
    const [header = ''] = buffer.toString('utf8', 0, bytesRead).split(/\r?\n/);
    if (!header.trim())
      throw new ScheduleError([{ path: 'log', code: 'text', message: 'expected a header, got nothing' }]);
    const countOf = (sign: string): number => header.split(sign).length;
    return [',', ';', '\t'].reduce((best, sign) => (countOf(sign) > countOf(best) ? sign : best));
  } finally {
    await handle.close();
  }
}
