import { join } from 'node:path';
import { fillRates, rateOf } from '@lrlab/core';
import type { ExitCode, Io } from '../command.ts';
import type { Input } from '../inputs.ts';

/** As many steps of a line are written at most; TensorBoard shows a thousand of them. */
const mostSteps = 10_000;

/** Writes each line as an event file in a folder of its own, and prints the files. */
export async function answerTensorboard(
  lines: readonly Input[],
  { folder, end, json }: { readonly folder: string; readonly end: number; readonly json: boolean },
  io: Io,
): Promise<ExitCode> {
  const { writeEvents } = await import('@lrlab/analysis/log');
  const count = Math.ceil(end);
  const every = Math.ceil(count / mostSteps);
  const steps = Array.from({ length: Math.ceil(count / every) }, (_, i) => i * every);
  const written: string[] = [];
  for (const [i, { name, schedule }] of lines.entries()) {
    const rates = every === 1 ? fillRates(schedule, { steps: count }) : steps.map(rateOf(schedule));
    const run = lines.length === 1 ? folder : join(folder, folderName(name, i));
    written.push(await writeEvents(run, [{ tag: 'learning_rate', steps, rates }]));
  }
  await io.out(
    json ? `${JSON.stringify({ written, end, every })}\n` : written.map((file) => `${file}\n`).join(''),
  );
  return 0;
}

/** A name that every file system takes, and that no other line has. */
const folderName = (name: string, i: number): string =>
  `${i + 1}-${name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')}`.slice(0, 60);
