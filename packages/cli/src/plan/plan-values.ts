import type { Length } from '@lrlab/analysis';
import { dataSets, type Issue, type Plan } from '@lrlab/core';
import { dataOf } from '../warmup/data-of.ts';

/** The options of the command, by their names. */
export interface PlanValues {
  readonly images?: number;
  readonly data?: string;
  readonly batch?: number;
  readonly devices?: number;
  readonly accumulation?: number;
  readonly epochs?: number;
  readonly steps?: number;
  readonly 'drop-last'?: boolean;
  readonly rounding?: string;
  readonly 'base-rate'?: readonly number[];
  readonly warmup?: Length;
  readonly milestones?: readonly Length[];
  readonly stepped?: string;
  readonly 'to-images'?: number;
  readonly 'to-data'?: string;
  readonly 'to-batch'?: number;
  readonly 'to-devices'?: number;
  readonly 'to-accumulation'?: number;
  readonly 'to-epochs'?: number;
  readonly scaling?: string;
  readonly 'keep-warmup'?: string;
  readonly 'keep-milestones'?: string;
  readonly 'keep-length'?: string;
  readonly whole?: string;
  readonly 'epoch-decimals'?: string;
  readonly plot?: string;
  readonly json?: boolean;
}

const units = ['epochs', 'updates', 'batches', 'images', 'share'];
const words: readonly (readonly [option: keyof PlanValues, words: readonly string[]])[] = [
  ['rounding', ['floor', 'ceil', 'carry', 'pad']],
  ['stepped', ['epoch', 'update']],
  ['scaling', ['linear', 'sqrt', 'none']],
  ['keep-warmup', units],
  ['keep-milestones', units],
  ['keep-length', ['epochs', 'updates', 'images']],
  ['whole', ['round', 'cut', 'up', 'none']],
  ['epoch-decimals', Array.from({ length: 16 }, (_, decimals) => String(decimals))],
];

/** What is wrong in the options, each by itself and one beside another, whatever the input may say. */
export function checkValues(values: PlanValues, hasInput: boolean): Issue[] {
  const issues: Issue[] = [];
  const fault = (option: keyof PlanValues, code: Issue['code'], message: string): void => {
    issues.push({ path: `--${option}`, code, message });
  };
  for (const [option, allowed] of words) {
    const value = values[option];
    if (value !== undefined && !allowed.includes(value as string))
      fault(option, 'range', `expected one of ${allowed.join(', ')}, got ${JSON.stringify(value)}`);
  }
  for (const [images, data] of [
    ['images', 'data'],
    ['to-images', 'to-data'],
  ] as const) {
    const name = values[data];
    if (name === undefined) continue;
    if (values[images] !== undefined)
      fault(data, 'field', `expected one of --${images} and --${data}, got both`);
    const names = Object.keys(dataSets);
    if (!names.some((one) => one.toLowerCase() === name.toLowerCase()))
      fault(data, 'range', `expected one of ${names.join(', ')}, got ${JSON.stringify(name)}`);
  }
  if (!moves(values)) {
    for (const option of [
      'scaling',
      'keep-warmup',
      'keep-milestones',
      'keep-length',
      'epoch-decimals',
    ] as const)
      if (values[option] !== undefined) fault(option, 'field', 'expected it only beside an option --to-…');
  }
  if (values.images === undefined && values.data === undefined)
    fault('images', 'field', 'expected it or --data, got nothing');
  if (values.epochs !== undefined && values.steps !== undefined)
    fault('steps', 'field', 'expected one of --epochs and --steps, got both');
  if (values.steps !== undefined && !Number.isSafeInteger(values.steps))
    fault('steps', 'range', `expected a whole number from 1, got ${values.steps}`);
  if (hasInput) {
    for (const option of ['warmup', 'milestones'] as const)
      if (values[option] !== undefined)
        fault(option, 'field', 'expected nothing beside a recipe, which has its own');
    return issues;
  }
  if (values.batch === undefined) fault('batch', 'field', 'expected the images of a batch, got nothing');
  if (values.epochs === undefined && values.steps === undefined)
    fault('epochs', 'field', 'expected it or --steps, got nothing');
  if (values.stepped !== undefined) fault('stepped', 'field', 'expected it only beside a recipe');
  if ((values['base-rate']?.length ?? 1) > 1)
    fault('base-rate', 'size', 'expected one rate, as there is no recipe with groups');
  return issues;
}

/** Images of an epoch, by their number or the name of their data set. */
export const imagesIn = (images: number | undefined, data: string | undefined): number | undefined =>
  images ?? (data === undefined ? undefined : dataOf(data)?.images);

/** What is other after the move; nothing if there is no move. */
export function changesIn(values: PlanValues): Partial<Plan> | undefined {
  const images = imagesIn(values['to-images'], values['to-data']);
  const { 'to-batch': batchSize, 'to-devices': devices } = values;
  const { 'to-accumulation': accumulation, 'to-epochs': epochs } = values;
  const all = { images, batchSize, devices, accumulation, epochs };
  const told = Object.entries(all).filter(([, value]) => value !== undefined);
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

/** Whether any option says what is other after a move, right or not. */
const moves = (values: PlanValues): boolean => Object.keys(values).some((option) => option.startsWith('to-'));
