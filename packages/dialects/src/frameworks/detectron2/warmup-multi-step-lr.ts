import { type Form, form } from '../../form/form.ts';
import { integers, number, optional, passedIn, required, when } from '../../form/parameter.ts';
import { milestoneRates, milestonesOf } from '../../shared/milestones.ts';
import {
  multiplies,
  refusedWarmup,
  unwarmed,
  type WarmupArgs,
  warmed,
  warmupParameters,
} from './legacy-warmup.ts';

interface MultiStepArgs extends WarmupArgs {
  readonly milestones: readonly number[];
  readonly gamma: number;
}

export const warmupMultiStepLr: Form = form<MultiStepArgs>({
  name: 'WarmupMultiStepLR',
  parameters: [
    passedIn('optimizer'),
    required('milestones', integers),
    optional('gamma', number, 0.1),
    ...warmupParameters,
  ],
  needs: ['baseRate'],
  refuses: (args) => [
    ...when(
      args.milestones.some((milestone, i) => milestone < (args.milestones[i - 1] ?? -Infinity)),
      'milestones',
      'a list of increasing integers',
      args.milestones,
    ),
    ...refusedWarmup(args),
  ],
  read: (args, { baseRate = 1 }) => warmed(milestoneRates(baseRate, args.gamma, args.milestones), args),
  write: (schedule, { baseRate = 1 }) => {
    const { main, warmup } = unwarmed(schedule);
    const found = milestonesOf(main, baseRate);
    return found && { ...found, ...warmup };
  },
  notes: [multiplies],
  families: ['multi-step', 'warm-up: linear', 'warm-up: constant', 'groups'],
  formula:
    'base * gamma ^ (number of milestones <= t) * (warmup_factor * (1 - a) + a), a = min(t / warmup_iters, 1)',
});
