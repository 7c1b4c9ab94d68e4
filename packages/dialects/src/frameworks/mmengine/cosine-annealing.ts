import { ramp, type Schedule, sequence } from '@lrlab/core';
import { integer, optional, orNone, when } from '../../form/parameter.ts';
import { cosineWave, cosineWaveOf } from '../../shared/cosine-wave.ts';
import { type FloorArgs, floorOf, floorParameter, refusedFloors } from './floor.ts';
import type { Scheduler, Start } from './scheduler.ts';

interface CosineArgs extends FloorArgs {
  readonly T_max: number | null;
}

// 0 counts as not given, as Python's `or` has it.
const lengthOf = ({ T_max }: CosineArgs, { ticks, scale }: Pick<Start, 'ticks' | 'scale'>): number =>
  (T_max ?? 0) === 0 ? ticks : T_max! * scale;

export const cosineAnnealingScheduler: Scheduler<CosineArgs> = {
  name: 'CosineAnnealing',
  parameters: [optional('T_max', orNone(integer), null), floorParameter('eta_min')],
  lastParameters: [floorParameter('eta_min_ratio')],
  refuses: (args) => [
    ...when((args.T_max ?? 0) < 0, 'T_max', 'an integer from 0, or None', args.T_max),
    ...refusedFloors(args),
  ],
  curve: (args, start): Schedule => {
    const { value, base, ticks } = start;
    const [steps, to] = [lengthOf(args, start), floorOf(args, start)];
    const down = ramp({ from: value, to, steps, curve: 'cosine' });
    if (ticks - 1 <= steps) return down;
    // It comes back up to the base, from wherever it came down.
    const wave = cosineWave({ from: base, to, steps });
    if (value === base) return wave;
    return sequence([down, cosineWave({ from: to, to: base, steps })]);
  },
  multiplies: (args, start) => floorOf(args, start) === 0 && start.ticks - 1 <= lengthOf(args, start),
  propose: ({ parts, begin, after }, base) => {
    const [first] = parts;
    if (!first || parts.length > 1) return undefined;
    if (first.kind === 'constant') return first.rate === base ? { T_max: 1, end: begin + 1 } : undefined;
    const wave = cosineWaveOf(first);
    const down = wave ?? (first.kind === 'ramp' && first.curve === 'cosine' ? first : undefined);
    if (!down) return undefined;
    const own = { T_max: down.steps, eta_min: down.to };
    return wave || after !== undefined ? own : { ...own, end: begin + down.steps + 1 };
  },
  families: ['cosine'],
  formula: 'eta_min + (lr - eta_min) * (1 + cos(pi * (t - begin) / T_max)) / 2',
  notes: [
    {
      code: 'last-step',
      text: 'With T_max as long as the interval, as it is unless told, eta_min is not met: T_max has to be one less.',
      fixture: 'mmengine/cosine',
    },
    {
      code: 'after-end',
      text: 'After end the last rate stays; within the interval, past T_max, it rises again.',
      fixture: 'mmengine/cosine-short',
    },
  ],
};
