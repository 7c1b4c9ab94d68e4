import { exponential, product, type Ramp, ramp, repeat, type Schedule, sequence } from '@lrlab/core';
import { raised, raisedOf } from '../../shared/raised.ts';

export interface Triangles {
  readonly low: number;
  readonly high: number;
  readonly up: number;
  readonly down: number;
}

/** One triangle from `low` to `high` and back; without a way down it jumps. */
export function triangle({ low, high, up, down }: Triangles): Schedule {
  const rise = ramp({ from: low, to: high, steps: up });
  return down > 0 ? sequence([rise, ramp({ from: high, to: low, steps: down })]) : rise;
}

export function triangleOf(part: Schedule): Triangles | undefined {
  const [rise, fall, more] = part.kind === 'sequence' ? part.parts : [part];
  if (rise?.kind !== 'ramp' || rise.curve !== 'linear' || more) return undefined;
  if (fall && (fall.kind !== 'ramp' || fall.curve !== 'linear')) return undefined;
  const { steps: down } = (fall as Ramp | undefined) ?? { steps: 0 };
  return { low: rise.from, high: rise.to, up: rise.steps, down };
}

/** `low + (high - low) * triangle(t) * gamma ^ t`: a cycle, and each after it smaller by what gamma is over a cycle. */
export function dampedTriangles({ gamma, ...own }: Triangles & { readonly gamma: number }): Schedule {
  const { low, high, up, down } = own;
  const height = triangle({ ...own, low: 0, high: high - low });
  const cycle = up + down;
  if (low === 0) return product([repeat(height), exponential({ rate: 1, factor: gamma, every: 1 })]);
  const damped = product([height, exponential({ rate: 1, factor: gamma, every: 1, steps: cycle })]);
  return repeat(raised(damped, low), { rateFactor: gamma ** cycle, floor: low });
}

export function dampedTrianglesOf(schedule: Schedule): (Triangles & { readonly gamma: number }) | undefined {
  const lifted = schedule.kind === 'repeat' ? raisedOf(schedule.part) : { schedule, by: 0 };
  if (lifted?.schedule.kind !== 'product') return undefined;
  const [height, decay] = lifted.schedule.factors;
  const found = triangleOf(height!.kind === 'repeat' ? height!.part : height!);
  if (!found || decay?.kind !== 'exponential') return undefined;
  return { ...found, low: lifted.by, high: lifted.by + found.high * decay.rate, gamma: decay.factor };
}
