import type { Issue } from '@lrlab/core';
import { besides, from0, integer, type Parameter, required, when } from '../../form/parameter.ts';

export const learningRate: Parameter = required('learning_rate', from0);

/** Where training goes on, and whether to print: at the end of every signature. */
export const lastParameters: readonly Parameter[] = [besides('last_epoch'), besides('verbose')];

export const wholeFrom1 = (name: string, value: number): readonly Issue[] =>
  when(!(integer.holds(value) && value > 0), name, 'a positive integer', value);

export const below1 = (value: number): readonly Issue[] =>
  when(value >= 1, 'gamma', 'a number below 1', value);
