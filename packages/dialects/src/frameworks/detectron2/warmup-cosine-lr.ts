import { type Form, form } from '../../form/form.ts';
import { number, passedIn, required, when } from '../../form/parameter.ts';
import { cosineWave, cosineWaveOf } from '../../shared/cosine-wave.ts';
import {
  multiplies,
  refusedWarmup,
  unwarmed,
  type WarmupArgs,
  warmed,
  warmupParameters,
} from './legacy-warmup.ts';

export const warmupCosineLr: Form = form<WarmupArgs & { readonly max_iters: number }>({
  name: 'WarmupCosineLR',
  parameters: [passedIn('optimizer'), required('max_iters', number), ...warmupParameters],
  needs: ['baseRate'],
  refuses: (args) => [
    ...when(args.max_iters <= 0, 'max_iters', 'a number above 0', args.max_iters),
    ...refusedWarmup(args),
  ],
  read: (args, { baseRate = 1 }) =>
    warmed(cosineWave({ from: baseRate, to: 0, steps: args.max_iters }), args),
  write: (schedule) => {
    const { main, warmup } = unwarmed(schedule);
    const wave = cosineWaveOf(main) ?? (main.kind === 'ramp' && main.curve === 'cosine' ? main : undefined);
    return wave && { max_iters: wave.steps, ...warmup };
  },
  notes: [
    multiplies,
    {
      code: 'after-end',
      text: 'Past max_iters the rate climbs again.',
      fixture: 'detectron2/legacy-cosine-past-the-end',
    },
  ],
  families: ['cosine', 'warm-up: linear', 'warm-up: constant', 'groups'],
  formula: 'base * warm-up * (1 + cos(pi * t / max_iters)) / 2',
});
