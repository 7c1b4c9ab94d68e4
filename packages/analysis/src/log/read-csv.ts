import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { ScheduleError } from '@lrlab/core';
import { parse } from 'csv-parse';
import { type Columns, columnsOf } from './columns.ts';
import { faultMaker } from './fault-maker.ts';
import { indexNameOf } from './fields.ts';
import type { LogFault } from './log.ts';
import type { Found } from './rates-found.ts';

/** No row of a log is longer; a file that is no text may be one row of any length. */
const longestRow = 1 << 20;

/** Reads a CSV with a header, in constant memory; blank cells are passed over, as Lightning writes a row for each kind of number. */
export async function readCsv(file: string, found: Found): Promise<LogFault[]> {
  const faults = faultMaker(file);
  const delimiter = await delimiterOf(file);
  const parser = parse({
    bom: true,
    trim: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: longestRow,
    delimiter,
  });
  const numberOf = delimiter === ';' ? numberWithComma : plainNumber;
  let header: readonly string[] = [];
  let columns: Columns = { names: [], counter: -1, epoch: -1 };
  let wanted: readonly number[] = [];
  let row = 0;
  const take = ({ record, info }: { record: readonly string[]; info: { lines: number } }): void => {
    if (header.length === 0) {
      header = record;
      columns = columnsOf(header, file);
      wanted = columns.names.flatMap((one, i) => (i !== columns.counter && found.wants(one) ? [i] : []));
      return;
    }
    if (record.length === header.length && record.every((cell, i) => cell === header[i])) {
      // A process that goes on with the file of another writes the header anew.
      found.nextFile();
      return;
    }
    const { names, counter, epoch } = columns;
    for (const i of wanted) {
      const cell = record[i];
      // Keras writes NA for what a row does not have.
      if (cell === undefined || cell === '' || cell === 'NA') continue;
      const rate = numberOf(cell);
      const index = counter < 0 ? row : numberOf(record[counter]);
      if (rate === undefined || index === undefined) {
        const [name, got] = rate === undefined ? [names[i], cell] : [names[counter], record[counter]];
        faults.add({
          line: info.lines,
          message: `expected a number for ${name}, got ${JSON.stringify(got) ?? 'nothing'}`,
        });
        continue;
      }
      const indexName = indexNameOf(counter < 0 ? undefined : names[counter], names[i]!);
      found.add(names[i]!, {
        index,
        rate,
        indexName,
        epoch: epoch < 0 ? undefined : numberOf(record[epoch]),
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
    faults.add({ line: row + 1, message: `expected a row of CSV: ${error.message.slice(0, 200)}` });
  }
  return faults.made();
}

function plainNumber(cell: string | undefined): number | undefined {
  if (cell === undefined || cell === '') return undefined;
  const value = Number(cell);
  return Number.isFinite(value) ? value : undefined;
}

/** Where semicolons part the cells, a comma may begin the decimals. */
const numberWithComma = (cell: string | undefined): number | undefined =>
  plainNumber(cell?.replace(/^([-+]?\d*),(\d+(?:e[-+]?\d+)?)$/i, '$1.$2'));

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
