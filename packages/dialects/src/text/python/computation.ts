import type { SyntaxNode } from '@lezer/common';
import { type Issue, ScheduleError } from '@lrlab/core';
import { excerptOf, type Fault } from '../faults.ts';

/** A number, or a list of them; what is true is 1. */
export type PythonValue = number | readonly PythonValue[];

/** What a function is computed with: its names, and how many operations are left. */
export interface Frame {
  readonly names: Map<string, PythonValue>;
  readonly budget: { left: number };
}

export type Computation = (frame: Frame) => PythonValue;

/** A function as it is compiled: its text, the text as the parser got it, and what is not understood. */
export interface Compiling {
  readonly text: string;
  readonly python: string;
  readonly faults: Fault[];
}

export function failed(message: string): ScheduleError {
  const issue: Issue = { path: 'function', code: 'range', message };
  return new ScheduleError([issue]);
}

export function numberOf(value: PythonValue): number {
  if (typeof value === 'number') return value;
  throw failed('expected a number, got a list');
}

/** A number that Python can hold and that an operation gave; it raises for a division by zero and the like. */
export function finite(value: number, text: string, frame: Frame): number {
  if (--frame.budget.left < 0) throw failed('expected a function that is done soon, got more operations');
  if (Number.isFinite(value)) return value;
  throw failed(`expected a finite real number, got none from ${excerptOf(text)}`);
}

export function itemAt(items: PythonValue, place: number): PythonValue {
  const found =
    typeof items === 'number' || !Number.isInteger(place)
      ? undefined
      : items[place < 0 ? items.length + place : place];
  if (found === undefined) throw failed(`expected an item of a list, got none at ${place}`);
  return found;
}

/** How the parts of an expression are compiled. */
export interface CompilingParts {
  readonly compiling: Compiling;
  readonly number: (child: SyntaxNode) => (frame: Frame) => number;
  readonly refuse: (message: string, offset?: number) => Computation;
}
