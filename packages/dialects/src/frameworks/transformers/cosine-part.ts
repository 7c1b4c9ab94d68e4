import { clamp, constant, type Schedule } from '@lrlab/core';
import { cosineWave, cosineWaveOf } from '../../shared/cosine-wave.ts';
import { atLeast1, type Part } from './warm-up.ts';

/** Half a cosine of a factor: `num_cycles` of 0.5 is one, and the wave goes on for ever; `to` is not under 0. */
export function wave(steps: number, cycles: number, to: number): Schedule {
  if (cycles === 0) return constant({ rate: 1 });
  const down = cosineWave({ from: 1, to, steps: atLeast1(steps) / (2 * Math.abs(cycles)) });
  return to < 0 ? clamp(down, { min: 0 }) : down;
}

/** The arguments of a {@link wave}, seen from its step `early` on. */
export function waveOf({
  part,
}: Part):
  | { readonly steps: number; readonly num_cycles: number; readonly to: number; readonly early: number }
  | undefined {
  const early = part.kind === 'window' ? part.start : 0;
  const seen = part.kind === 'window' ? part.part : part;
  const own = seen.kind === 'clamp' ? seen.part : seen;
  if (own.kind === 'constant') return { steps: 1, num_cycles: 0, to: 0, early };
  const down = own.kind === 'ramp' ? own : cosineWaveOf(own);
  if (down?.curve !== 'cosine') return undefined;
  // Less than a step is divided by one; else as many halves as make whole steps, which is how people count.
  const halves = Array.from({ length: 24 }, (_, i) => i + 1).find((n) => isWhole(n * down.steps)) ?? 1;
  const [steps, num_cycles] =
    down.steps < 1 ? [1, 0.5 / down.steps] : [nearest(halves * down.steps), halves / 2];
  return { steps, num_cycles, to: down.to, early };
}

const isWhole = (steps: number): boolean => Math.abs(steps - Math.round(steps)) < 1e-9;

const nearest = (steps: number): number => (isWhole(steps) ? Math.round(steps) : steps);
