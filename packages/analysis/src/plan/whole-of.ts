import type { Whole } from '@lrlab/core';

const made: Readonly<Record<Whole, (exact: number) => number>> = {
  cut: Math.floor,
  round: Math.round,
  up: Math.ceil,
  none: Number,
};

/** A number of updates made whole. */
export const wholeOf = (exact: number, whole: Whole): number => made[whole](exact);

/** Whether a word says how. */
export const isWhole = (word: unknown): word is Whole => Object.hasOwn(made, word as PropertyKey);

export const wholes: string = Object.keys(made).join(', ');
