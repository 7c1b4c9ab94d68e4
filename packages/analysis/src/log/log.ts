/** What one run left behind of its rates. */
export interface Log {
  readonly format: LogFormat;
  /** The files that were read, in order. */
  readonly files: readonly string[];
  /** One for each tag or column of rates, in the order they were met. */
  readonly series: readonly LogSeries[];
  /** What could not be read; everything else was. */
  readonly faults: readonly LogFault[];
}

export type LogFormat = 'tensorboard' | 'trainer-state' | 'csv' | 'json-lines';

/** The rates of one tag or column. */
export interface LogSeries {
  readonly tag: string;
  /** The column that counts, such as `step`, `epoch`, `iter`; `row` where there is none. */
  readonly indexName: string;
  readonly index: readonly number[];
  readonly rates: readonly number[];
  /** The epoch beside each point where the log says it, and else nothing. */
  readonly epochs?: readonly number[];
  /** The points at which a new file begins, the first one aside. */
  readonly fileStarts: readonly number[];
  /** 1 if every point was kept; of a very long log, only every so many. */
  readonly keptEvery: number;
}

/** A place that could not be read. */
export interface LogFault {
  readonly file: string;
  /** Of a file of records, where the broken one begins; in bytes. */
  readonly byteOffset?: number;
  /** Of a text, the line, from 1. */
  readonly line?: number;
  readonly message: string;
}
