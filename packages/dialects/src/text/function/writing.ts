import { tidyNumber } from '../../shared/tidy-number.ts';
import type { Numbers } from './numbers.ts';

/** A function while it is written. */
export interface Writing {
  /** Statements so far, each indented as deep as it lies. */
  readonly lines: string[];
  readonly names: Set<string>;
  readonly numbers: Numbers;
  /** The name of the tick, which is a whole number. */
  readonly tick: string;
  /** Ticks of the run, where it has an end. */
  readonly length: number;
}

/** The step of a part of a schedule: an expression, what is added to it, and what the sum stays below. */
export interface Step {
  readonly of: string;
  readonly plus: number;
  readonly until: number;
}

export const stepText = ({ of, plus }: Step): string =>
  plus === 0 ? of : `${of} ${plus < 0 ? '-' : '+'} ${numberText(Math.abs(plus))}`;

/** A step under the name that it has or gets. */
export const namedStep = (stem: string, step: Step, writing: Writing): Step => ({
  ...step,
  of: named(stem, stepText(step), writing),
  plus: 0,
});

/** A name that is not taken. */
export function nameOf(stem: string, { names }: Writing): string {
  let name = stem;
  for (let i = 2; names.has(name); i++) name = `${stem}${i}`;
  names.add(name);
  return name;
}

/** A name for an expression that stands more than once. */
export function named(stem: string, text: string, writing: Writing): string {
  if (isName(text)) return text;
  const name = nameOf(stem, writing);
  writing.lines.push(`${name} = ${text}`);
  return name;
}

const isName = (text: string): boolean => /^[a-z_]\w*$/i.test(text);

export const isNumber = (text: string): boolean => /^\(?-?[\d.e+-]+\)?$/.test(text);

/** An expression that any operator may stand beside: a name, a call, or brackets around what it is. */
export const inBrackets = (text: string): string =>
  /^[\w.]+(?:\([^()]*\))?$/.test(text) || isBracketed(text) ? text : `(${text})`;

/** Whether a pair of brackets that stand around it all is there. */
function isBracketed(text: string): boolean {
  let depth = 0;
  return [...text].every((letter, i) => {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    return depth > 0 || i === text.length - 1;
  });
}

/** A number as Python has it; one below 0 in brackets, as it may be the base of a power. */
export function numberText(value: number): string {
  const text = Object.is(value, -0) ? '-0.0' : String(value);
  return value < 0 || Object.is(value, -0) ? `(${text})` : text;
}

/** A number that is a rate or a factor of one: tidied, and so that no library takes it for an integer. */
export function rateNumber(value: number): string {
  const tidied = tidyNumber(value);
  const text = numberText(tidied);
  return Number.isInteger(tidied) && Math.abs(tidied) < 1e21 ? text.replace(/(\d)(?=\)?$)/, '$1.0') : text;
}

/** A rate times what it is multiplied by: nothing to say where it is 1. */
export const times = (rate: number, factor: string): string =>
  rate === 1 ? factor : `${rateNumber(rate)} * ${isSum(factor) ? `(${factor})` : factor}`;

/** Whether a sign stands outside of all brackets, or before it. */
function isSum(text: string): boolean {
  let depth = 0;
  return [...text].some((letter, i) => {
    depth += letter === '(' || letter === '[' ? 1 : letter === ')' || letter === ']' ? -1 : 0;
    return depth === 0 && ((/[+-]/.test(letter) && text[i - 1] === ' ') || (letter === '-' && i === 0));
  });
}
