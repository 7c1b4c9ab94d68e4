import { constant, durationOf, rateAt, type Schedule, scaleSteps } from '@lrlab/core';
import { affine } from './affine.ts';
import { limited } from './limited.ts';
import { productStretches } from './product-stretches.ts';
import { mostStretches, type Stretch } from './stretch.ts';

/** The stretches of a schedule up to a step, what it holds after its end as well; nothing where there are too many. */
export function stretchesOf(x: Schedule, until: number): Stretch[] | undefined {
  const found = insideOf(x, until);
  if (!found || found.length > mostStretches) return undefined;
  const end = found.at(-1)?.end ?? 0;
  if (end >= until) return found;
  return [...found, { part: constant({ rate: rateAt(x, end) }), offset: 0, start: end, end: until }];
}

function insideOf(x: Schedule, until: number): Stretch[] | undefined {
  const length = Math.min(durationOf(x), until);
  switch (x.kind) {
    case 'constant':
    case 'ramp':
    case 'exponential':
    case 'powerLaw':
    case 'samples':
      return [{ part: x, offset: 0, start: 0, end: length }];
    case 'sequence':
      return joined(x.parts, until);
    case 'repeat': {
      const cycles: Schedule[] = [];
      let total = 0;
      for (let i = 0; total < until && i < (x.times ?? Infinity); i++) {
        if (i >= mostStretches) return undefined;
        const slow = scaleSteps(x.part, x.stepsFactor ** i);
        const gain = x.rateFactor ** i;
        const cycle = affine(slow, { gain, shift: x.floor - x.floor * gain });
        if (!cycle) return undefined;
        cycles.push(cycle);
        total += durationOf(cycle);
      }
      return joined(cycles, until);
    }
    case 'window': {
      const inner = stretchesOf(x.part, x.start + length);
      return inner?.flatMap((one) => cut(one, x.start, x.start + length));
    }
    case 'stairs': {
      const count = Math.ceil(length / x.every);
      if (!(count <= mostStretches)) return undefined;
      return Array.from({ length: count }, (_, i): Stretch => {
        const [start, end] = [i * x.every, Math.min((i + 1) * x.every, length)];
        return { part: constant({ rate: rateAt(x, start) }), offset: 0, start, end };
      });
    }
    case 'clamp': {
      const inner = stretchesOf(x.part, length);
      return inner?.map((one) => limited(one, { min: x.min ?? -Infinity, max: x.max ?? Infinity }));
    }
    case 'product': {
      const inner = x.factors.map((factor) => stretchesOf(factor, length));
      const lists = inner.flatMap((list) => (list ? [list] : []));
      return lists.length < inner.length ? undefined : productStretches(x.factors, { lists, until: length });
    }
  }
}

function joined(parts: readonly Schedule[], until: number): Stretch[] | undefined {
  const all: Stretch[] = [];
  let start = 0;
  for (const part of parts) {
    if (start >= until) break;
    const inner = insideOf(part, until - start);
    if (!inner || all.length > mostStretches) return undefined;
    for (const one of inner) all.push({ ...one, start: one.start + start, end: one.end + start });
    start += durationOf(part);
  }
  return all;
}

/** The part of a stretch between two steps, on a clock that begins at the first. */
function cut(one: Stretch, from: number, to: number): Stretch[] {
  const start = Math.max(one.start, from);
  const end = Math.min(one.end, to);
  if (start >= end) return [];
  return [{ part: one.part, offset: one.offset + start - one.start, start: start - from, end: end - from }];
}
