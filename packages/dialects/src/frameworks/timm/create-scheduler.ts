import type { Schedule } from '@lrlab/core';
import { checkArgs } from '../../form/check-args.ts';
import { type Args, type Form, form, type GroupRun } from '../../form/form.ts';
import {
  besides,
  flag,
  from0,
  integer,
  number,
  numberOrNumbers,
  numbers,
  oneOf,
  optional,
  orNone,
  when,
} from '../../form/parameter.ts';
import { writeInner } from '../../form/write-call.ts';
import { cosineLrScheduler, polyLrScheduler } from './cosine-lr-scheduler.ts';
import { noiseNote, noiseParameters } from './noise.ts';
import { multiStepLrScheduler, stepLrScheduler } from './step-lr-scheduler.ts';
import { tanhLrScheduler } from './tanh-lr-scheduler.ts';
import { needs, optimizer, overNote } from './warm-up.ts';

interface FactoryArgs {
  readonly sched: string;
  readonly num_epochs: number;
  readonly decay_epochs: number;
  readonly decay_milestones: readonly number[];
  readonly decay_rate: number;
  readonly min_lr: number;
  readonly warmup_lr: number;
  readonly warmup_epochs: number;
  readonly warmup_prefix: boolean;
  readonly cycle_mul: number;
  readonly cycle_decay: number;
  readonly cycle_limit: number;
  readonly k_decay: number;
  readonly step_on_epochs: boolean;
  readonly updates_per_epoch: number;
  /** Where noise begins, or begins and ends, in shares of the cycle. */
  readonly noise: number | readonly number[] | null;
  readonly noise_pct: number;
}

const schedulers: Readonly<Record<string, Form>> = {
  cosine: cosineLrScheduler,
  tanh: tanhLrScheduler,
  step: stepLrScheduler,
  multistep: multiStepLrScheduler,
  poly: polyLrScheduler,
};

function noiseRangeOf({ noise }: FactoryArgs, ticks: number): number | readonly number[] | null {
  if (noise === null) return null;
  const shares = [noise].flat().map((share) => share * ticks);
  return shares.length === 1 ? shares[0]! : shares;
}

/** What each scheduler takes of the factory's arguments; lengths are in ticks already. */
function ownArgs(args: FactoryArgs): Args {
  const { sched, cycle_mul, cycle_decay, cycle_limit, k_decay, decay_rate } = args;
  const each = args.step_on_epochs ? 1 : args.updates_per_epoch;
  const decay_t =
    sched === 'step' ? args.decay_epochs * each : args.decay_milestones.map((one) => one * each);
  const own =
    sched === 'step' || sched === 'multistep'
      ? { decay_t, decay_rate }
      : { t_initial: args.num_epochs * each, lr_min: args.min_lr, cycle_mul, cycle_decay, cycle_limit };
  return {
    ...own,
    ...(sched === 'poly' && { power: decay_rate }),
    ...((sched === 'poly' || sched === 'cosine') && { k_decay }),
    warmup_t: args.warmup_epochs * each,
    warmup_lr_init: args.warmup_lr,
    warmup_prefix: args.warmup_prefix,
    t_in_epochs: args.step_on_epochs,
    noise_range_t: noiseRangeOf(args, args.num_epochs * each),
    noise_pct: args.noise_pct,
  };
}

const names: Readonly<Record<string, string>> = {
  t_initial: 'num_epochs',
  lr_min: 'min_lr',
  warmup_t: 'warmup_epochs',
  warmup_lr_init: 'warmup_lr',
  power: 'decay_rate',
  noise_range_t: 'noise',
};

const checkedOf = (args: FactoryArgs, run: GroupRun): ReturnType<typeof checkArgs> =>
  checkArgs(schedulers[args.sched]!, { args: ownArgs(args), run });

/** The factory's arguments for a scheduler's own. */
function factoryArgs(sched: string, own: Args, { stepsPerEpoch = 1 }: GroupRun): Partial<FactoryArgs> {
  // The factory has no bounds for tanh.
  const { decay_t, t_in_epochs, lb: _lb, ub: _ub, ...rest } = own;
  const each = t_in_epochs ? 1 : stepsPerEpoch;
  const slow = (value: unknown): unknown => (value as number) / each;
  const renamed = Object.entries(rest).map(([name, value]): [string, unknown] => [
    names[name] ?? name,
    name === 't_initial' || name === 'warmup_t' ? slow(value) : value,
  ]);
  return {
    ...Object.fromEntries(renamed),
    ...(sched === 'step' && { decay_epochs: slow(decay_t) }),
    ...(sched === 'multistep' && { decay_milestones: (decay_t as number[]).map((one) => one / each) }),
    sched,
    ...(!t_in_epochs && { step_on_epochs: false, updates_per_epoch: stepsPerEpoch }),
  } as Partial<FactoryArgs>;
}

export const createScheduler: Form = form<FactoryArgs>({
  name: 'create_scheduler_v2',
  aliases: ['create_scheduler'],
  parameters: [
    optimizer,
    optional('sched', oneOf(...Object.keys(schedulers)), 'cosine'),
    optional('num_epochs', number, 300),
    optional('decay_epochs', number, 90),
    optional('decay_milestones', numbers, [90, 180, 270]),
    optional('cooldown_epochs', number, 0),
    besides('patience_epochs'),
    optional('decay_rate', number, 0.1),
    optional('min_lr', number, 0),
    optional('warmup_lr', number, 1e-5),
    optional('warmup_epochs', from0, 0),
    optional('warmup_prefix', flag, false),
    optional('noise', orNone(numberOrNumbers), null),
    ...noiseParameters,
    optional('cycle_mul', number, 1),
    optional('cycle_decay', number, 0.1),
    optional('cycle_limit', integer, 1),
    optional('k_decay', number, 1),
    besides('plateau_mode'),
    optional('step_on_epochs', flag, true),
    optional('updates_per_epoch', integer, 0),
  ],
  needs,
  refuses: (args, run) => {
    const { step_on_epochs, updates_per_epoch } = args;
    const missing = when(
      !step_on_epochs && updates_per_epoch <= 0,
      'updates_per_epoch',
      'a whole number from 1, as it does not step on epochs',
      updates_per_epoch,
    );
    if (missing.length > 0) return missing;
    const lengths = { step: 'decay_epochs', multistep: 'decay_milestones' } as Record<string, string>;
    return checkedOf(args, run).issues.map((issue) => ({
      ...issue,
      path: issue.path.replace(/^args\.(\w+)/, (_, name: string) =>
        name === 'decay_t' ? `args.${lengths[args.sched]}` : `args.${names[name] ?? name}`,
      ),
    }));
  },
  read: (args, run): Schedule => schedulers[args.sched]!.read(checkedOf(args, run).args, run),
  deviation: (args, run) => schedulers[args.sched]!.deviation?.(checkedOf(args, run).args, run),
  write: (schedule, run) => {
    const found = writeInner(schedule, { forms: Object.values(schedulers), run });
    if (!found) return undefined;
    const sched = Object.keys(schedulers).find((name) => schedulers[name]!.name === found.name)!;
    return factoryArgs(sched, found.args, run);
  },
  families: [...new Set(Object.values(schedulers).flatMap(({ families }) => families))],
  formula: 'that of the scheduler that sched names',
  notes: [
    {
      code: 'name',
      text: 'Its defaults are not those of the classes: the warm-up starts at 1e-5 and lies over every schedule, cycles fall to a tenth, and the power of poly is decay_rate, a tenth.',
      fixture: 'timm/factory-poly',
    },
    {
      code: 'clock',
      text: 'step_on_epochs=False multiplies every length by updates_per_epoch, the warm-up too.',
      fixture: 'timm/factory-updates',
    },
    overNote,
    noiseNote,
  ],
});
