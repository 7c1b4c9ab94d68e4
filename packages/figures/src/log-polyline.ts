import { type Polyline, rateOf, type Schedule } from '@lrlab/core';

// From 0 to 1: evenly, and closer and closer to both ends, where a line that comes from near 0 bends most.
const halves = Array.from({ length: 16 }, (_, i) => 2 ** -(i + 5));
const shares = [
  ...halves.toReversed(),
  ...Array.from({ length: 31 }, (_, i) => (i + 1) / 32),
  ...halves.map((share) => 1 - share),
].sort((a, b) => a - b);

/** A polyline for an axis by tens, where a straight piece is a curve: whole steps are put between far ends. */
export function logPolyline(schedule: Schedule, { steps, rates }: Polyline): Polyline {
  const rate = rateOf(schedule);
  const between = (i: number): number[] => {
    const [start, end] = [steps[i]!, steps[i + 1] ?? steps[i]!];
    const ratio = (rates[i + 1] ?? rates[i]!) / rates[i]!;
    if (end - start < 2 || (ratio > 0.9 && ratio < 1.1)) return [];
    const whole = shares.map((share) => Math.round(start + share * (end - start)));
    return [...new Set(whole)].filter((step) => step > start && step < end);
  };
  const all = steps.flatMap((step, i) => [
    [step, rates[i]!] as const,
    ...between(i).map((inside) => [inside, rate(inside)] as const),
  ]);
  return { steps: all.map(([step]) => step), rates: all.map(([, value]) => value) };
}
