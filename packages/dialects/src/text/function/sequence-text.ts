import { durationOf, type Schedule } from '@lrlab/core';
import { type Part, rateText } from './rate-text.ts';
import { isNumber, namedStep, nameOf, numberText, type Step, stepText, type Writing } from './writing.ts';

/** The statements of a function that gives the rate of a schedule back: where it can, out of the branch of a part. */
export function bodyOf(x: Schedule, step: Step, writing: Writing): string[] {
  if (x.kind !== 'sequence' || !writing.numbers.hasBranches) {
    const value = rateText(x, step, writing);
    return [...writing.lines, `return ${value}`];
  }
  const lines = [...writing.lines];
  let start = 0;
  for (const [i, part] of x.parts.entries()) {
    const isLast = i === x.parts.length - 1;
    const own = ownStep(step, start, isLast ? Infinity : durationOf(part));
    const body = bodyOf(part, own, { ...writing, lines: [] });
    start += durationOf(part);
    if (isLast) lines.push(...body);
    else
      lines.push(`if ${step.of} < ${numberText(start - step.plus)}:`, ...body.map((line) => `    ${line}`));
  }
  return lines;
}

/** Every part leaves its rate in a name: under an `if`, or over that of the part before. */
export function sequenceText(parts: readonly Part[], step: Step, writing: Writing): string {
  const { hasBranches, max, choose, constant } = writing.numbers;
  if (parts.length === 1) return parts[0]!.write(step, writing);
  const at = namedStep('t', step, writing);
  const result = nameOf('value', writing);
  let start = 0;
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1;
    const inner: Writing = { ...writing, lines: [] };
    const own = ownStep(at, start, hasBranches && !isLast ? part.length : Infinity);
    // An array has every case, so that a step may be one before the part.
    const clipped = start > 0 && !hasBranches ? { ...own, of: `${max}(${stepText(own)}, 0)`, plus: 0 } : own;
    const value = part.write(clipped, inner);
    const end = start + part.length;
    if (hasBranches) {
      const test = isLast ? 'else:' : `${i === 0 ? 'if' : 'elif'} ${at.of} < ${numberText(end)}:`;
      const body = [...inner.lines, `${result} = ${value}`];
      writing.lines.push(test, ...body.map((line) => `    ${line}`));
    } else {
      const typed = constant && isNumber(value) ? constant(value, writing.tick) : value;
      const chosen = i === 0 ? typed : choose(`${at.of} >= ${numberText(start)}`, typed, result);
      writing.lines.push(...inner.lines, `${result} = ${chosen}`);
    }
    start = end;
  }
  return result;
}

/** The step of a part that begins at `start` and of which so much is asked. */
const ownStep = ({ of, plus, until }: Step, start: number, length: number): Step => ({
  of,
  plus: plus - start,
  until: Math.min(until - start, length),
});
