import type { Curve, Ramp } from '@lrlab/core';
import {
  inBrackets,
  named,
  numberText,
  rateNumber,
  type Step,
  stepText,
  times,
  type Writing,
} from './writing.ts';

/** The rate of a ramp at a step, after the statements that it needs. */
export function rampText(x: Ramp, step: Step, writing: Writing): string {
  const { curve, mirrored, from, to } = x;
  const share = `${inBrackets(stepText(step))} / ${numberText(x.steps)}`;
  const progress = step.until <= x.steps ? share : `${writing.numbers.min}(${share}, 1)`;
  if (curve === 'geometric' && !mirrored)
    return times(from, `${rateNumber(to / from)} ** ${inBrackets(progress)}`);
  const isTwice = from !== 0 && to !== 0 && curve === 'linear';
  const isLong = mirrored || (typeof curve === 'object' && !('power' in curve));
  const q = isTwice || isLong ? named('q', progress, writing) : progress;
  const played =
    mirrored && curve !== 'linear' ? reversed(sharesOf(x, `(1 - ${q})`, writing)) : sharesOf(x, q, writing);
  const { left, rest } = played;
  if (to === 0) return times(from, left ?? `1 - ${inBrackets(rest!)}`);
  if (from === 0) return times(to, rest ?? `1 - ${inBrackets(left!)}`);
  if (curve === 'linear') return `${times(from, left ?? `1 - ${q}`)} + ${times(to, q)}`;
  const name = named('left', left ?? `1 - ${inBrackets(rest!)}`, writing);
  return `${times(from, name)} + ${times(to, `1 - ${name}`)}`;
}

/** The share of the first rate that is left, or that of the last that has come: the one that is said without the other. */
interface Shares {
  readonly left?: string;
  readonly rest?: string;
}

/** Played backwards, what was left has come. */
const reversed = ({ left, rest }: Shares): Shares => ({
  ...(left !== undefined && { rest: left }),
  ...(rest !== undefined && { left: rest }),
});

/** The shares at the progress `q`. */
function sharesOf(
  { curve, from, to }: Pick<Ramp, 'curve' | 'from' | 'to'>,
  q: string,
  writing: Writing,
): Shares {
  const { module, pi } = writing.numbers;
  if (typeof curve === 'string') {
    switch (curve) {
      case 'linear':
        return { rest: q };
      case 'cosine':
        return { left: `(1 + ${module}cos(${pi} * ${inBrackets(q)})) / 2` };
      case '1-sqrt':
        return { rest: `${module}sqrt(${withoutBrackets(q)})` };
      case 'geometric':
        return to === from ? { rest: q } : { left: ratioText(to / from, q) };
    }
  }
  if ('power' in curve) return { left: `(1 - ${q}) ** ${numberText(curve.power)}` };
  if ('ratio' in curve) return { left: ratioText(curve.ratio, q) };
  if ('base' in curve)
    return {
      rest: `${module}log(1 + ${q} * ${numberText(curve.base - 1)}) / math.log(${numberText(curve.base)})`,
    };
  if ('k' in curve)
    return sharesOf({ curve: curve.curve, from, to }, `(${q} ** ${numberText(curve.k)})`, writing);
  if ('exponent' in curve) {
    const { left, rest } = sharesOf({ curve: curve.curve, from, to }, q, writing);
    return { left: `(${left ?? `1 - ${inBrackets(rest!)}`}) ** ${numberText(curve.exponent)}` };
  }
  const shape =
    'periods' in curve
      ? `(${numberText(curve.alpha + 1)} - ${q}) * (1 + ${module}cos(${turns(curve.periods)}${pi} * ${q})) / 2`
      : `-${module}tanh(${numberText(curve.lower)} * (1 - ${q}) + ${numberText(curve.upper)} * ${q})`;
  // Scaled so that it runs from 1 to 0.
  const { last, span } = endsOf(curve);
  return {
    left: last === 0 && span === 1 ? shape : `(${shape} - ${numberText(last)}) / ${numberText(span)}`,
  };
}

/** An argument stands in brackets already. */
const withoutBrackets = (text: string): string => text.replace(/^\(([^()]*)\)$/, '$1');

const turns = (periods: number): string => (periods === 0.5 ? '' : `${numberText(2 * periods)} * `);

/** Where the shape of a curve ends, and how far it comes. */
function endsOf(curve: Extract<Curve, { periods: number } | { lower: number }>): {
  last: number;
  span: number;
} {
  const shape =
    'periods' in curve
      ? (q: number) => ((curve.alpha + 1 - q) * (1 + Math.cos(2 * Math.PI * curve.periods * q))) / 2
      : (q: number) => -Math.tanh(curve.lower * (1 - q) + curve.upper * q);
  return { last: shape(1), span: shape(0) - shape(1) };
}

const ratioText = (ratio: number, q: string): string =>
  `(${rateNumber(ratio)} ** ${inBrackets(q)} - ${rateNumber(ratio)}) / ${rateNumber(1 - ratio)}`;
