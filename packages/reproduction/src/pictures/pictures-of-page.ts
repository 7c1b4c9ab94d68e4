import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { breakpointsOf, checkSchedule, durationOf, type Schedule, segmentsOf } from '@lrlab/core';
import { type AnyFigure, figureOf } from '@lrlab/figures';
import { type Picture, pictureOf } from './picture.ts';

/** A picture of a page and the code it is drawn from, which stands directly above it. */
interface Drawing {
  readonly name: string;
  readonly title: string;
  readonly code: string;
}

const drawing = /^```ts\n((?:(?!```)[^\n]*\n)*)```\n\n!\[([^\]]*)\]\(pictures\/([\w-]+)\.svg\)/gm;

/** Where the modules of examples are written: git ignores it, and the packages they import are found from it. */
const scratch = fileURLToPath(new URL('../../.report/pictures/', import.meta.url));

/**
 * The pictures of a page of docs that stand directly under a `ts` block. Each shows the figure that the block makes, or
 * else its schedules, called by the names of their constants.
 */
export async function picturesOfPage(text: string): Promise<readonly Picture[]> {
  const drawings = [...text.matchAll(drawing)].map(
    ([, code = '', title = '', name = '']): Drawing => ({ name, title, code }),
  );
  return Promise.all(drawings.map(async (one) => pictureOf(one, await figureIn(one))));
}

async function figureIn({ name, code }: Drawing): Promise<AnyFigure> {
  const constants = [...code.matchAll(/^const (\w+)/gm)].map((match) => match[1]);
  const file = join(scratch, `${name}.mjs`);
  await mkdir(scratch, { recursive: true });
  await writeFile(file, `${code}\nexport { ${constants.join(', ')} };\n`);
  const values: Readonly<Record<string, unknown>> = await import(pathToFileURL(file).href);
  const figure = Object.values(values).find(isFigure);
  if (figure) return figure;
  // The order of a module's names is that of the alphabet.
  const lines = constants.flatMap((constant) => {
    const value = values[constant!];
    return checkSchedule(value).length === 0 ? [{ name: constant!, schedule: value as Schedule }] : [];
  });
  if (lines.length === 0) throw new Error(`${name}: expected a figure or a schedule in the block above`);
  return figureOf(lines, { end: Math.max(...lines.map(({ schedule }) => endOf(schedule))) });
}

const isFigure = (value: unknown): value is AnyFigure =>
  typeof value === 'object' && value !== null && 'data' in value && 'layout' in value;

/** The end; without one, half as far again as the last event, or three times as far where the rate still moves. */
function endOf(schedule: Schedule): number {
  const end = durationOf(schedule);
  if (end < Infinity) return end;
  const isStill = segmentsOf(schedule).at(-1)?.shape === 'constant';
  return (breakpointsOf(schedule).at(-1) ?? 1) * (isStill ? 1.5 : 3);
}
