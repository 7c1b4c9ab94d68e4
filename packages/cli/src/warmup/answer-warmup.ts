import { dataSets, type Issue, ScheduleError } from '@lrlab/core';
import { tableText } from '@lrlab/figures';
import type { ExitCode, Io } from '../command.ts';
import { type Data, dataOf } from './data-of.ts';
import {
  type Carried,
  carried,
  type EpochsTold,
  epochsTold,
  type IterationsTold,
  iterationsTold,
} from './tell.ts';

/** The options of the command, by their names. */
export interface WarmupValues {
  readonly images?: number;
  readonly data?: string;
  readonly from?: string;
  readonly to?: string;
  readonly batch?: number;
  readonly 'to-batch'?: number;
  readonly epochs?: number;
  readonly iterations?: number;
  readonly 'list-data'?: boolean;
  readonly json?: boolean;
}

/** Answers `lrlab warmup`; a `ScheduleError` names every option at fault. */
export async function answerWarmup(values: WarmupValues, { out }: Pick<Io, 'out'>): Promise<ExitCode> {
  if (values['list-data']) {
    const rows = Object.entries(dataSets).map(([name, { images, source }]) => [name, images, source]);
    await out(
      values.json
        ? `${JSON.stringify(dataSets)}\n`
        : `${tableText({ columns: ['data set', 'images', 'source'], rows })}\n`,
    );
    return 0;
  }
  const told = toldBy(values);
  await out(`${values.json ? JSON.stringify(told) : textOf(told)}\n`);
  return 0;
}

function toldBy(values: WarmupValues): EpochsTold | IterationsTold | Carried {
  const issues: Issue[] = [];
  const need = (path: string, message: string): void => {
    issues.push({ path, code: 'field', message });
  };
  const { images, data, from, to, batch, epochs, iterations } = values;
  const toBatch = values['to-batch'];
  const isCarried = from !== undefined || to !== undefined || toBatch !== undefined;
  const one = images === undefined ? at('--data', data, issues) : { images };
  const source = at('--from', from, issues);
  const target = at('--to', to, issues);
  if (batch === undefined) need('--batch', 'expected the images of an iteration, got nothing');
  if (isCarried) {
    if (images !== undefined || data !== undefined)
      need(images === undefined ? '--data' : '--images', 'expected nothing beside --from and --to');
    if (from === undefined) need('--from', 'expected a data set or its images, got nothing');
    if (to === undefined) need('--to', 'expected a data set or its images, got nothing');
    if (epochs !== undefined)
      need('--epochs', 'expected --iterations, as epochs are the same on every data set');
    if (iterations === undefined) need('--iterations', 'expected the iterations on --from, got nothing');
  } else {
    if (images !== undefined && data !== undefined)
      need('--data', 'expected one of --images and --data, got both');
    if (images === undefined && data === undefined)
      need('--images', 'expected it or --data or --from and --to, got nothing');
    if ((epochs === undefined) === (iterations === undefined)) {
      const got = epochs === undefined ? 'nothing' : 'both';
      need('--epochs', `expected one of --epochs and --iterations, got ${got}`);
    }
  }
  if (issues.length > 0) throw new ScheduleError(issues);
  const batchSize = batch!;
  if (source && target) {
    const ends = { from: { ...source, batchSize }, to: { ...target, batchSize: toBatch ?? batchSize } };
    return carried({ iterations: iterations!, ...ends });
  }
  const on = { ...one!, batchSize };
  return iterations === undefined ? iterationsTold(epochs!, on) : epochsTold(iterations, on);
}

function at(path: string, text: string | undefined, issues: Issue[]): Data | undefined {
  if (text === undefined) return undefined;
  const data = dataOf(text);
  const names = Object.keys(dataSets).join(', ');
  const message = `expected a number of images or one of ${names}, got ${JSON.stringify(text)}`;
  if (!data) issues.push({ path, code: 'range', message });
  return data;
}

function textOf(told: EpochsTold | IterationsTold | Carried): string {
  const many = ({ images, data, batchSize }: Data & { batchSize: number }): string =>
    `${images} images${data ? ` (${data})` : ''} in batches of ${batchSize}`;
  switch (told.kind) {
    case 'epochs':
      return `${told.iterations} iterations on ${many(told.on)} are ${told.epochs} epochs, written as ${told.shownEpochs}`;
    case 'iterations':
      return `${told.epochs} epochs of ${many(told.on)}\n\n${candidatesText(told.candidates)}`;
    case 'carried':
      return `${told.iterations} iterations on ${many(told.from)} are ${told.epochs} epochs, written as ${told.shownEpochs}
on ${many(told.to)} they are

${candidatesText(told.candidates)}`;
  }
}

const candidatesText = (candidates: IterationsTold['candidates']): string =>
  tableText({
    columns: ['iterations', { title: 'from', digits: 17 }, 'because'],
    rows: candidates.map(({ iterations, exact, reason }) => [iterations, exact, reason]),
  });
