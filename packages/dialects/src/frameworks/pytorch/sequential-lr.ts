import { type Issue, rateAt, type Schedule, scaleRates } from '@lrlab/core';
import { type CheckedCall, readInner } from '../../form/check-args.ts';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import { calls, numbers, passedIn, required, when } from '../../form/parameter.ts';
import { refusedSampling } from '../../shared/function-source.ts';
import { type Span, timeline } from '../../shared/timeline.ts';
import { sequentialArgs } from './sequential-args.ts';
import { lastParameters } from './shared-parameters.ts';
import { type Group, tickRules } from './tick-rules.ts';
import { forGroup, ticked } from './ticked.ts';
import { ticking } from './ticking.ts';

interface SequentialArgs {
  readonly schedulers: readonly CheckedCall[];
  readonly milestones: readonly number[];
}

const isLeaf = ({ form: { name } }: CheckedCall): boolean => name in tickRules;

/** Classes that keep to themselves in a sequence: their schedule from a milestone on is their schedule from tick 0. */
function isPlain(args: SequentialArgs): boolean {
  const { schedulers, milestones } = args;
  const isRising = milestones.every((tick, i) => Number.isInteger(tick) && tick >= (milestones[i - 1] ?? 0));
  const cycles = schedulers.filter(({ form: { name } }) => name === 'OneCycleLR');
  const isOwn = ({ form: { name } }: CheckedCall): boolean => name !== 'MultiplicativeLR';
  // One cycle changes where a cosine before it begins, but not what it comes back to after its floor.
  const changed = schedulers.slice(0, -1).some(({ form: { name } }) => name === 'CosineAnnealingLR');
  // Two of them share what they leave in the group.
  const isApart = cycles.length === 0 || (cycles.length === 1 && !changed);
  return isRising && isApart && schedulers.every((member) => isLeaf(member) && isOwn(member));
}

/** Each member from its own tick 0, at its milestone; a member whose next milestone is its own never plays. */
function spans(args: SequentialArgs, run: GroupRun): Span[] {
  const group: Group = { lr: run.baseRate ?? 1 };
  const members = args.schedulers.map((member) => forGroup(member, run.group));
  const bases = members.map((member) => ticking(member, group).base!);
  const first = args.milestones.filter((tick) => tick === 0).length;
  return members.map((member, i): Span => {
    const start = args.milestones[i - 1] ?? 0;
    const until = args.milestones[i] ?? Infinity;
    const totalSteps = Math.max((run.totalSteps ?? 1) - start, 1);
    // The first to play multiplies what the group had at first, which a OneCycleLR anywhere in the list has changed.
    const baseRate = i === first && !tickRules[member.form.name]!.isAbsolute ? group.initial_lr! : bases[i]!;
    const own = readInner(member, { ...run, totalSteps, baseRate });
    const closed = i === first ? undefined : tickRules[member.form.name]!.first?.(member.args, baseRate);
    const rate = rateAt(own, 0);
    // At a milestone the closed form decides, which for lengths of 0 and below is another rate.
    const isOther = closed !== undefined && rate !== 0 && Math.abs(closed - rate) > 1e-12 * Math.abs(rate);
    return { schedule: isOther ? scaleRates(own, closed / rate) : own, until };
  });
}

function refused(args: SequentialArgs, run: GroupRun): readonly Issue[] {
  const { schedulers, milestones } = args;
  const later = schedulers.slice(1);
  const composite = later.find((member) => !isLeaf(member));
  const dividing = later.find(
    ({ form: { name }, args: own }) => /^(LinearLR|PolynomialLR)$/.test(name) && own['total_iters'] === 0,
  );
  const issues = [
    ...when(schedulers.length === 0, 'schedulers', 'at least one scheduler', schedulers),
    ...when(
      schedulers.length > 0 && milestones.length !== schedulers.length - 1,
      'milestones',
      `one milestone fewer than the ${schedulers.length} schedulers`,
      milestones,
    ),
    ...when(
      composite !== undefined,
      'schedulers',
      'SequentialLR and ChainedScheduler only in the first place, as torch cannot start them at a milestone',
      later,
    ),
    ...when(
      dividing !== undefined,
      'schedulers',
      'total_iters other than 0 in later schedulers, as they divide by it at their milestone',
      later,
    ),
  ];
  return issues.length > 0 || isPlain(args) ? issues : refusedSampling(run);
}

/** `forms` are those that it may hold; `leaves` those it is written with. */
export const sequentialLr = (forms: () => readonly Form[], leaves: readonly Form[]): Form => {
  const self: Form = form<SequentialArgs>({
    name: 'SequentialLR',
    parameters: [
      passedIn('optimizer'),
      required('schedulers', calls(forms)),
      required('milestones', numbers),
      ...lastParameters,
    ],
    needs: ['baseRate'],
    refuses: refused,
    read: (args, run): Schedule =>
      isPlain(args)
        ? timeline(spans(args, run))
        : ticked({ name: 'SequentialLR', args: { ...args }, form: self }, run),
    write: (schedule, run) => sequentialArgs(schedule, { forms: leaves, run }),
    families: ['one after the other', 'warm-up: linear', 'warm-up: constant', 'cosine with plateau'],
    formula: 'schedulers[i] at its own tick t - milestones[i - 1], from milestones[i - 1] on',
    notes: [
      {
        code: 'boundary',
        text: 'A milestone is tick 0 of the next scheduler: a warm-up of W ticks and a milestone of W leave no gap, and other lengths a jump.',
        fixture: 'pytorch/sequential-warmup-cosine',
      },
      {
        code: 'rounding',
        text: 'A SequentialLR inside another plays its first scheduler a tick early.',
        fixture: 'pytorch/sequential-nested',
      },
      {
        code: 'raises',
        text: 'A SequentialLR or ChainedScheduler after a milestone raises NotImplementedError there.',
        fixture: 'pytorch/sequential-nested-later',
      },
      {
        code: 'name',
        text: "A OneCycleLR or CyclicLR changes the group's base when it is made: a warm-up before a OneCycleLR aims at max_lr / div_factor.",
        fixture: 'pytorch/sequential-one-cycle-later',
      },
      {
        code: 'version',
        text: 'In 1.13 a milestone of 0 let the first scheduler through for tick 0, and a nested SequentialLR began from the full rate.',
        fixture: 'pytorch/sequential-zero',
      },
      {
        code: 'sampled',
        text: 'Read at every tick of the run where one scheduler changes what another does: nested, with MultiplicativeLR, or with milestones out of order.',
        fixture: 'pytorch/sequential-unsorted',
      },
    ],
  });
  return self;
};
