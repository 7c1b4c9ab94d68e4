import { type Ramp, ramp, repeat, type Schedule, sequence } from '@lrlab/core';

/** Half a cosine from `from` to `to` in `steps`, back up in as many, and so on: a cosine that nobody stops. */
export function cosineWave({
  from,
  to,
  steps,
}: {
  readonly from: number;
  readonly to: number;
  readonly steps: number;
}): Schedule {
  const down = ramp({ from, to, steps, curve: 'cosine' });
  return repeat(sequence([down, ramp({ from: to, to: from, steps, curve: 'cosine' })]));
}

/** The first half of a {@link cosineWave}. */
export function cosineWaveOf(schedule: Schedule): Ramp | undefined {
  if (schedule.kind !== 'repeat' || schedule.part.kind !== 'sequence') return undefined;
  const first = schedule.part.parts[0];
  return first?.kind === 'ramp' && first.curve === 'cosine' ? first : undefined;
}
