import type { Numbers } from '../text/function/numbers.ts';
import type { Note } from './form.ts';

/** How users of a framework that takes any function of what it counts hand it one. */
export interface FunctionStyle {
  /** What the framework calls it: the class that they derive from, the array that they fill, the function itself. */
  readonly name: string;
  /** What the function computes with; Python's own numbers, unless told. */
  readonly numbers?: Numbers;
  /** What the function is called; `rate`, unless told. */
  readonly function?: string;
  /** What the function calls the tick; `step`, unless told. */
  readonly tick?: string;
  /** Whether it gives a factor of the rate that the optimizer was made with, and not the rate. */
  readonly isFactor?: true;
  /** The imports of what stands after the function. */
  readonly imports?: readonly string[];
  /** What stands after the function; nothing where the function alone is taken. */
  readonly use?: (run: FunctionRun) => string;
  /** What only a program that hands over a function has in it. */
  readonly mark: RegExp;
  readonly raisesAfterEnd?: true;
  readonly notes?: readonly Note[];
}

/** A run in the framework's ticks. */
interface FunctionRun {
  readonly totalSteps: number;
  readonly stepsPerEpoch: number;
  readonly epochs: number;
}
