import { constant, ramp, type Schedule } from '@lrlab/core';
import { type Span, spansOf, timeline } from '../../shared/timeline.ts';
import { ratesBy, type Scales } from './scales.ts';
import type { Single } from './single-precision.ts';

export type Interpolation = 'linear' | 'cosine';

/** Between rates that scales give, along a line or half a cosine, and the last one held. */
export function interpolated(curve: Interpolation, init: number, scales: Scales | null): Schedule {
  const { steps, rates } = ratesBy(scales, init);
  const spans = steps.map((until, i): Span => {
    const origin = steps[i - 1] ?? 0;
    // A stretch that is shorter than a step counts as one.
    const length = Math.max(until - origin, 1);
    const schedule = ramp({ from: rates[i]!, to: rates[i + 1]!, steps: length, curve });
    return { schedule, origin, until };
  });
  return timeline([...spans, { schedule: constant({ rate: rates.at(-1)! }), until: Infinity }]);
}

/** The boundaries of a schedule that {@link interpolated} made, and the rates at the start and at each. */
export function interpolatedOf(
  schedule: Schedule,
):
  | { readonly curve: Interpolation; readonly steps: readonly number[]; readonly rates: readonly number[] }
  | undefined {
  const spans = spansOf(schedule);
  const last = spans.pop()!.part;
  if (last.kind !== 'constant' || last.steps !== null) return undefined;
  const late = spans[0]?.part.kind === 'window' ? spans[0].part.start : 0;
  const ramps = spans.flatMap(({ part }, i) => {
    // The first may be joined late; a stretch that is shorter than a step is the only one that is cut.
    const isWhole = part.kind === 'window' && (i === 0 ? late > 0 : part.steps! < 1);
    const own = isWhole ? part.part : part;
    return own.kind === 'ramp' && !own.mirrored ? [own] : [];
  });
  const curve = ramps[0]?.curve ?? 'linear';
  if (curve !== 'linear' && curve !== 'cosine') return undefined;
  if (ramps.length < spans.length || ramps.some((ramp) => ramp.curve !== curve)) return undefined;
  const rates = [...ramps.map(({ from }) => from), last.rate];
  const ends = spans.map(({ end }) => end);
  if (late > 0) return { curve, steps: [-late, ...ends], rates: [rates[0]!, ...rates] };
  return { curve, steps: ends, rates };
}

/** {@link interpolated} in single precision. */
export function interpolatedIn(curve: Interpolation, init: number, scales: Scales | null): Single {
  const f = Math.fround;
  const { steps } = ratesBy(scales, init);
  const rates = [f(init)];
  for (const step of steps) rates.push(f(rates.at(-1)! * f(scales![String(step)]!)));
  return (count) => {
    const i = steps.findIndex((step, i) => count < step && count >= (steps[i - 1] ?? 0));
    if (i < 0) return rates.at(-1)!;
    const origin = steps[i - 1] ?? 0;
    const share = f(f(count - origin) / f(Math.max(steps[i]! - origin, 1)));
    const [from, to] = [rates[i]!, rates[i + 1]!];
    if (curve === 'linear') return f(f(to - from) * share + from);
    return f(to + f(f(from - to) / 2) * f(f(Math.cos(f(f(Math.PI) * share))) + 1));
  };
}
