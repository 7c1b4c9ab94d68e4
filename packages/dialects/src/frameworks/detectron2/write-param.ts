import type { Schedule } from '@lrlab/core';
import type { InnerCall } from '../../form/parameter.ts';
import { shareOf } from '../../shared/share-of.ts';
import { plateausOf, spansOf, timeline } from '../../shared/timeline.ts';
import { paramAt } from './param-spans.ts';
import { epsilon } from './progress.ts';

type Args = InnerCall['args'];
type Part = ReturnType<typeof spansOf>[number];

/** The arguments of a param scheduler that may play a schedule over so many iterations. */
export function paramOf(schedule: Schedule, name: string, iterations: number): Args | undefined {
  switch (name) {
    case 'CompositeParamScheduler':
      return compositeOf(spansOf(schedule), iterations);
    case 'WarmupParamScheduler':
      return warmupOf(spansOf(schedule), iterations);
    default:
      return leafOf(schedule, name, iterations);
  }
}

function leafOf(schedule: Schedule, name: string, iterations: number): Args | undefined {
  const found = plateausOf(schedule);
  if (found) {
    const { rates } = found;
    const milestones = found.ends.map((end) => milestoneAt(end, iterations));
    if (name === 'ConstantParamScheduler') return { value: rates[0] };
    if (name === 'MultiStepParamScheduler') return { values: rates, num_updates: iterations, milestones };
    if (name === 'StepParamScheduler') return { num_updates: iterations, values: rates };
    if (name === 'StepWithFixedGammaParamScheduler')
      return {
        base_value: rates[0],
        num_decays: rates.length - 1,
        gamma: (rates[1] ?? 0) / rates[0]!,
        num_updates: iterations,
      };
  }
  if (name === 'LinearParamScheduler' && schedule.kind === 'ramp' && schedule.curve === 'linear')
    return { start_value: schedule.from, end_value: schedule.to };
  const own = ownCallOf(schedule);
  return own?.name === name ? own.args : undefined;
}

/** The smooth param scheduler of one part. */
function ownCallOf(part: Schedule): InnerCall | undefined {
  if (part.kind === 'constant') return { name: 'ConstantParamScheduler', args: { value: part.rate } };
  if (part.kind === 'exponential')
    return { name: 'ExponentialParamScheduler', args: { start_value: part.rate, decay: part.factor } };
  if (part.kind !== 'ramp') return undefined;
  const ends = { start_value: part.from, end_value: part.to };
  if (part.curve === 'cosine') return { name: 'CosineParamScheduler', args: ends };
  if (part.curve === 'linear')
    return part.to === 0
      ? { name: 'PolynomialDecayParamScheduler', args: { base_value: part.from, power: 1 } }
      : { name: 'LinearParamScheduler', args: ends };
  if (typeof part.curve === 'object' && 'power' in part.curve && part.to === 0)
    return {
      name: 'PolynomialDecayParamScheduler',
      args: { base_value: part.from, power: part.curve.power },
    };
  return undefined;
}

/** What ends before an iteration ends at this `where`, which is so early by the epsilon. */
function whereAt(end: number, iterations: number): number {
  const plain = end / iterations;
  const isEarly = (end - 1) / iterations + epsilon > plain;
  return isEarly ? plain + epsilon - 0.5 / iterations : plain;
}

/** The last milestone that has come by an iteration, and not by the one before. */
export const milestoneAt = (end: number, iterations: number): number =>
  Math.trunc((end / iterations + epsilon) * iterations);

function compositeOf(all: readonly Part[], iterations: number): Args | undefined {
  const parts = all.filter((part, i) => !isRunUp(part, all[i + 1]));
  const lengths: number[] = [];
  const schedulers: InnerCall[] = [];
  const interval_scaling: string[] = [];
  let total = 0;
  for (const [i, { part, end }] of parts.entries()) {
    const next = parts[i + 1];
    // A curve that is stretched says where it begins; else the end of this part does.
    const inner = part.kind === 'window' ? part.part : part;
    const isStretched = stretchedFrom(parts[i]!, iterations) !== undefined;
    const isFixed = part.kind === 'window' && !isStretched;
    const own = ownCallOf(inner);
    if (!own) return undefined;
    const ends = next && stretchedFrom(next, iterations);
    const share = isStretched && inner.kind === 'ramp' ? inner.steps / iterations : undefined;
    const reached = !next ? 1 : (ends ?? (share === undefined ? whereAt(end, iterations) : total + share));
    schedulers.push(own);
    lengths.push(reached - total);
    interval_scaling.push(isFixed ? 'fixed' : 'rescaled');
    total = reached;
  }
  return { schedulers, lengths, interval_scaling };
}

/** The `where` at which a ramp that is not as long as the run begins. */
function stretchedFrom({ part, start }: Part, iterations: number): number | undefined {
  const [inner, offset] = part.kind === 'window' ? [part.part, part.start] : [part, 0];
  if (inner.kind !== 'ramp') return undefined;
  const origin = start - offset;
  return origin === 0 && inner.steps === iterations ? undefined : origin / iterations;
}

/** Whether a part only comes up to the start of the cosine after it, which was joined before that start. */
function isRunUp({ part }: Part, next: Part | undefined): boolean {
  const up = part.kind === 'window' ? part.part : part;
  const down = next?.part;
  if (up.kind !== 'ramp' || down?.kind !== 'ramp' || up.curve !== 'cosine' || down.curve !== 'cosine')
    return false;
  return (
    part.kind === 'window' &&
    part.start > 0 &&
    up.from === down.to &&
    up.to === down.from &&
    up.steps === down.steps
  );
}

function warmupOf([first, ...rest]: readonly Part[], iterations: number): Args | undefined {
  const second = rest[0];
  if (!first || !second) {
    const scheduler = first && ownCallOf(first.part);
    return scheduler && { scheduler, warmup_factor: 1, warmup_length: 0 };
  }
  const ramped = first.part.kind === 'window' ? first.part.part : first.part;
  if (ramped.kind !== 'ramp' && ramped.kind !== 'constant') return undefined;
  // A curve that starts where the warm-up ends was rescaled to the rest of the run.
  const rescale_interval = second.part.kind === 'ramp' || second.part.kind === 'exponential';
  const scheduler = mainOf(rest, rescale_interval ? first.end : 0, iterations);
  if (!scheduler) return undefined;
  const warmup_length = ramped.kind === 'ramp' ? ramped.steps / iterations : whereAt(first.end, iterations);
  return {
    scheduler,
    warmup_factor: shareOf(ramped.kind === 'ramp' ? ramped.from : ramped.rate, paramAt(scheduler, 0)),
    warmup_length,
    warmup_method: ramped.kind === 'ramp' ? 'linear' : 'constant',
    rescale_interval,
  };
}

/** The scheduler of what follows a warm-up, from iteration `origin` on: constant rates begin before. */
function mainOf(parts: readonly Part[], origin: number, iterations: number): InnerCall | undefined {
  const [only] = parts;
  const inner = only?.part.kind === 'window' ? only.part.part : only?.part;
  if (parts.length === 1) return inner && ownCallOf(inner);
  const again = timeline(
    parts.map(({ part, end }) => ({ schedule: part, until: Number.isFinite(end) ? end - origin : end })),
  );
  const found = plateausOf(again);
  const args = found
    ? leafOf(again, 'MultiStepParamScheduler', iterations - origin)
    : compositeOf(spansOf(again), iterations - origin);
  return args && { name: found ? 'MultiStepParamScheduler' : 'CompositeParamScheduler', args };
}

/** The param scheduler that says a schedule with the fewest words. */
export function paramCallOf(schedule: Schedule, iterations: number): InnerCall | undefined {
  const parts = spansOf(schedule);
  const named = (name: string, args: Args | undefined): InnerCall | undefined => args && { name, args };
  if (parts.length === 1) return ownCallOf(schedule);
  const first = parts[0]!.part.kind === 'window' ? parts[0]!.part.part : parts[0]!.part;
  if (plateausOf(schedule))
    return named('MultiStepParamScheduler', leafOf(schedule, 'MultiStepParamScheduler', iterations));
  return first.kind === 'ramp' && first.curve === 'linear'
    ? named('WarmupParamScheduler', warmupOf(parts, iterations))
    : named('CompositeParamScheduler', compositeOf(parts, iterations));
}
