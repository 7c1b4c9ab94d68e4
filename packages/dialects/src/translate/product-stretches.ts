import { constant, type Schedule, window } from '@lrlab/core';
import { affine } from './affine.ts';
import { mostStretches, type Stretch } from './stretch.ts';

/** The stretches of a product: between two breakpoints of any factor, the one factor that moves, times the others. */
export function productStretches(
  factors: readonly Schedule[],
  { lists, until }: { readonly lists: readonly (readonly Stretch[])[]; readonly until: number },
): Stretch[] | undefined {
  const all: Stretch[] = [];
  const places = lists.map(() => 0);
  for (let start = 0; start < until && all.length <= mostStretches; ) {
    const now = lists.map((list, i) => list[places[i]!]!);
    const end = Math.min(...now.map((one) => one.end));
    const moving = now.filter(({ part }) => part.kind !== 'constant');
    const gain = now.reduce((rate, { part }) => (part.kind === 'constant' ? rate * part.rate : rate), 1);
    const [first, second] = moving;
    const offset = first ? first.offset + start - first.start : 0;
    const part = second
      ? window({ kind: 'product', factors: [...factors] }, { start, steps: end - start })
      : first
        ? affine(first.part, { gain, shift: 0 })
        : constant({ rate: gain });
    if (!part) return undefined;
    all.push({ part, offset: second ? 0 : offset, start, end });
    for (const [i, one] of now.entries()) if (one.end === end) places[i]!++;
    start = end;
  }
  return all;
}
