import type { Stride } from '@lrlab/core';
import { derivativeBound } from './chebyshev.ts';
import type { Motion, Span } from './walk-spans.ts';

/** A function of the step over a span, of which sums and bounds are known without asking every step. */
export interface Formula {
  readonly at: (step: number) => number;
  /** A bound of its second derivative between two steps; `Infinity` if none is known. */
  readonly bend: (first: number, last: number) => number;
}

/** Terms of one pace: together they grow, or turn, as each of them does. */
interface Group {
  readonly turns: boolean;
  readonly pace: number;
  readonly at: (step: number) => number;
}

/** So near to each other two paces are one, which only a bound is taken from. */
const isSamePace = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-13 * Math.abs(a);

/** The sum of the one or two motions of a span, each `weights[i]` times. */
export function weighted({ first, end, motions }: Span, weights: readonly number[]): Formula {
  const at = sumAt(motions, weights);
  if (!motions.every(({ stride, coefficients }, i) => stride || coefficients || weights[i] === 0)) {
    return { at, bend: () => Number.POSITIVE_INFINITY };
  }
  // Made when they are asked for: most spans need none.
  let ofStrides: Formula['bend'] | undefined;
  let ofPolynomials: Formula['bend'] | undefined;
  const bend: Formula['bend'] = (from, to) => {
    if (!ofStrides || !ofPolynomials) {
      const terms = motions
        .map((motion, i) => ({ ...motion, weight: weights[i]! }))
        .filter(({ weight }) => weight !== 0);
      const own = terms.filter((term): term is Term => term.stride !== undefined);
      ofStrides = groupBend(groupsOf(own), first, end - 1);
      ofPolynomials = polynomialBend(terms, end - 1 - first);
    }
    return ofStrides(from, to) + ofPolynomials(from, to);
  };
  return { at, bend };
}

/** A sum of one or two motions, which is asked most often of all. */
function sumAt(motions: readonly Motion[], weights: readonly number[]): Formula['at'] {
  const [first, second] = motions as [Motion, Motion | undefined];
  const [a, b] = weights as [number, number];
  if (!second) return a === 1 ? first.at : (step) => a * first.at(step);
  if (a === 0) return (step) => b * second.at(step);
  if (b === 0) return (step) => a * first.at(step);
  return (step) => a * first.at(step) + b * second.at(step);
}

/**
 * Of all terms that have a stride: the second derivative of what grows is `pace ^ 2` times itself, and of what turns that with the other
 * sign. It is bounded by how large the terms get; and, where they cancel, by its own ends and its own second derivative.
 */
function groupBend(groups: readonly Group[], first: number, last: number): Formula['bend'] {
  if (groups.length === 0) return () => 0;
  const sizes = groups.map((group) => sizeOf(group, first, last));
  if (groups.length === 1) return (from, to) => groups[0]!.pace ** 2 * sizes[0]!(from, to);
  const second = (step: number): number => {
    let sum = 0;
    for (const { turns, pace, at } of groups) sum += (turns ? -1 : 1) * pace * pace * at(step);
    return sum;
  };
  return (from, to) => {
    let [bound, fourth] = [0, 0];
    for (let i = 0; i < groups.length; i++) {
      const square = groups[i]!.pace ** 2;
      const own = square * sizes[i]!(from, to);
      bound += own;
      fourth += square * own;
    }
    const ends = Math.max(Math.abs(second(from)), Math.abs(second(to)));
    return Math.min(bound, ends + (fourth * (to - from) ** 2) / 8);
  };
}

/** Of all terms that polynomials stand in for together, so that what they have in common falls out. */
function polynomialBend(terms: readonly (Motion & { weight: number })[], length: number): Formula['bend'] {
  const own = terms.filter((term) => !term.stride);
  if (own.length === 0) return () => 0;
  const [{ coefficients: first, order = 0 }] = own as readonly Motion[] as [Motion];
  const sum = first!.map((_, k) =>
    own.reduce((sum, { weight, coefficients }) => sum + weight * coefficients![k]!, 0),
  );
  const most = derivativeBound(sum, 2 + order, length);
  return () => most;
}

interface Term {
  readonly at: (step: number) => number;
  readonly stride: Stride;
  readonly weight: number;
}

function groupsOf(terms: readonly Term[]): Group[] {
  const moving = terms.filter(({ stride }) => stride.pace !== 0);
  const isSame = (a: Stride, b: Stride): boolean => a.turns === b.turns && isSamePace(a.pace, b.pace);
  const heads = moving.filter(
    ({ stride }, i) => moving.findIndex((term) => isSame(term.stride, stride)) === i,
  );
  return heads.map(({ stride }) => {
    const own = moving.filter((term) => isSame(term.stride, stride));
    const [only] = own as [Term];
    const at =
      own.length === 1
        ? (step: number): number => only.weight * (only.at(step) - only.stride.level)
        : (step: number): number =>
            own.reduce((sum, term) => sum + term.weight * (term.at(step) - term.stride.level), 0);
    return { turns: stride.turns, pace: stride.pace, at };
  });
}

/** How large a group gets between two steps of a span: what grows at its ends, what turns as far as its amplitude. */
function sizeOf({ turns, pace, at }: Group, first: number, last: number): Formula['bend'] {
  if (!turns) return (from, to) => Math.max(Math.abs(at(from)), Math.abs(at(to)));
  // Of a cosine, the middle and the ends tell the height there and, a quarter turn on, the other coordinate.
  const quarter = (at(last) - at(first)) / (2 * Math.sin((pace * (last - first)) / 2));
  const amplitude = Math.hypot(at((first + last) / 2), quarter);
  return () => amplitude;
}

/** How a motion changes from each step to the next: of the same stride, around 0, or as the derivative does. */
export const changeOf = ({ at, stride, ...rest }: Motion): Motion => ({
  ...rest,
  at: (step) => at(step + 1) - at(step),
  stride: stride && { ...stride, level: 0 },
  order: 1,
});
