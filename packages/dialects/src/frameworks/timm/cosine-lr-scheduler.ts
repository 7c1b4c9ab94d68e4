import { type Curve, constant, type Ramp, ramp } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { above0, from0, optional, type Parameter } from '../../form/parameter.ts';
import { type CycleArgs, cycleNotes, cycleParameters, cycles, cyclesOf, refusedCycles } from './cycles.ts';
import { withNoise } from './noise.ts';
import { needs, overNote, unwarmed, warmed } from './warm-up.ts';

interface DecayArgs extends CycleArgs {
  readonly k_decay: number;
}

const kDecay: Parameter = optional('k_decay', above0, 1);

const bent = (curve: Curve, k: number): Curve => (k === 1 ? curve : { k, curve });

/** The plain curve and k. */
const unbent = (curve: Curve): { readonly plain: Curve; readonly k_decay: number } =>
  typeof curve === 'object' && 'k' in curve
    ? { plain: curve.curve, k_decay: curve.k }
    : { plain: curve, k_decay: 1 };

const peakOf = (cycle: Ramp): number => cycle.from;

export const cosineLrScheduler: Form = withNoise(
  form<DecayArgs>({
    name: 'CosineLRScheduler',
    parameters: cycleParameters([], [kDecay]),
    needs,
    refuses: refusedCycles,
    read: (args, run) => {
      const curve = bent('cosine', args.k_decay);
      const main = cycles(args, run.baseRate ?? 1, (from, steps) =>
        ramp({ from, to: args.lr_min, steps, curve }),
      );
      return warmed(main, args, run);
    },
    write: (schedule, run) => {
      const { main, args } = unwarmed(schedule, run, { prefix: false });
      const found = cyclesOf(main, run, peakOf);
      if (!found) return undefined;
      const { cycle, ...shape } = found;
      return { ...args, ...shape, k_decay: cycle ? unbent(cycle.curve).k_decay : 1 };
    },
    families: [
      'cosine',
      'cosine restarts, equal',
      'cosine restarts, growing',
      'k-decay',

      'warm-up: linear',
      'groups',
      'by epoch',
    ],
    formula:
      'lr_min + (lr * cycle_decay ^ i - lr_min) * (1 + cos(pi * t_i ^ k_decay / T_i ^ k_decay)) / 2 in cycle i < cycle_limit, T_i = t_initial * cycle_mul ^ i; then lr_min',
    notes: [overNote, ...cycleNotes],
  }),
);

interface PolyArgs extends DecayArgs {
  readonly power: number;
}

export const polyLrScheduler: Form = withNoise(
  form<PolyArgs>({
    name: 'PolyLRScheduler',
    parameters: cycleParameters([optional('power', from0, 0.5)], [kDecay]),
    needs,
    refuses: refusedCycles,
    read: (args, run) => {
      const { power, k_decay, lr_min } = args;
      const main = cycles(args, run.baseRate ?? 1, (from, steps) =>
        power === 0
          ? constant({ rate: from, steps })
          : ramp({ from, to: lr_min, steps, curve: bent({ power }, k_decay) }),
      );
      return warmed(main, args, run);
    },
    write: (schedule, run) => {
      const { main, args } = unwarmed(schedule, run, { prefix: false });
      const found = cyclesOf(main, run, peakOf);
      if (!found?.cycle) return undefined;
      const { cycle, ...shape } = found;
      const { plain, k_decay } = unbent(cycle.curve);
      const power = plain === 'linear' ? 1 : typeof plain === 'object' && 'power' in plain ? plain.power : 0;
      return { ...args, ...shape, power, k_decay };
    },
    families: ['polynomial', 'linear', 'k-decay', 'warm-up: linear', 'groups', 'by epoch'],
    formula:
      'lr_min + (lr * cycle_decay ^ i - lr_min) * (1 - t_i ^ k_decay / T_i ^ k_decay) ^ power in cycle i < cycle_limit; then lr_min',
    notes: [
      {
        code: 'name',
        text: 'The power is a half unless told; other frameworks have 1.',
        fixture: 'timm/poly',
      },
      overNote,
      ...cycleNotes,
    ],
  }),
);
