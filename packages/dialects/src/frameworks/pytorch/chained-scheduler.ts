import { type Issue, product, ramp, type Schedule } from '@lrlab/core';
import { type CheckedCall, readInner } from '../../form/check-args.ts';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import { calls, type InnerCall, passedIn, required, when } from '../../form/parameter.ts';
import { refusedSampling } from '../../shared/function-source.ts';
import { memberCall } from './sequential-args.ts';
import { type Group, tickRules } from './tick-rules.ts';
import { forGroup, ticked } from './ticked.ts';
import { ticking } from './ticking.ts';

interface ChainedArgs {
  readonly schedulers: readonly CheckedCall[];
}

/** Chains in a chain are one chain. */
const opened = (schedulers: readonly CheckedCall[]): readonly CheckedCall[] =>
  schedulers.flatMap((member) =>
    member.form.name === 'ChainedScheduler' ? opened(member.args['schedulers'] as CheckedCall[]) : [member],
  );

/** The schedule of a chain that is a product, or one scheduler's own; nothing where the ticks have to be followed. */
function chainedSchedule(args: ChainedArgs, run: GroupRun): Schedule | undefined {
  const members = opened(args.schedulers).map((member) => forGroup(member, run.group));
  const rules = members.map(({ form: { name } }) => tickRules[name]);
  // Made after others, CyclicLR begins at the rate of the optimizer.
  const isLate = members.slice(1).some(({ form: { name } }) => name === 'CyclicLR');
  if (
    isLate ||
    rules.includes(undefined) ||
    members.some(({ form: { name } }) => name === 'MultiplicativeLR')
  )
    return undefined;
  const group: Group = { lr: run.baseRate ?? 1 };
  const bases = members.map((member) => ticking(member, group).base!);
  const last = members.length - 1;
  if (last === 0 || rules[last]!.isAbsolute)
    return readInner(members[last]!, { ...run, baseRate: bases[last]! });
  if (rules.some((rule) => rule!.isAbsolute)) return undefined;
  const factors = members.map((member, i) =>
    factorOf(member, { ...run, baseRate: i === last ? bases[0]! : 1 }),
  );
  return factors.every((factor) => factor !== undefined) ? product(factors) : undefined;
}

/** A member as a factor: a cosine only down to 0, as from there it starts again without the others. */
function factorOf(member: CheckedCall, run: GroupRun): Schedule | undefined {
  if (member.form.name !== 'CosineAnnealingLR') return readInner(member, run);
  const { T_max, eta_min } = member.args as { T_max: number; eta_min: number };
  const isOver = run.totalSteps !== undefined && run.totalSteps <= T_max;
  if (eta_min !== 0 || !isOver || !Number.isInteger(T_max)) return undefined;
  return ramp({ from: run.baseRate ?? 1, to: 0, steps: T_max, curve: 'cosine' });
}

function refused(args: ChainedArgs, run: GroupRun): readonly Issue[] {
  const { schedulers } = args;
  if (schedulers.length === 0) return when(true, 'schedulers', 'at least one scheduler', schedulers);
  return chainedSchedule(args, run) ? [] : refusedSampling(run);
}

/** `forms` are those that it may hold; `leaves` those it is written with. */
export const chainedScheduler = (forms: () => readonly Form[], leaves: readonly Form[]): Form => {
  const self: Form = form<ChainedArgs>({
    name: 'ChainedScheduler',
    parameters: [required('schedulers', calls(forms)), passedIn('optimizer')],
    needs: ['baseRate'],
    refuses: refused,
    read: (args, run): Schedule =>
      chainedSchedule(args, run) ?? ticked({ name: 'ChainedScheduler', args: { ...args }, form: self }, run),
    write: (schedule, run) => {
      const factors = schedule.kind === 'product' ? schedule.factors : [schedule];
      const last = factors.length - 1;
      const schedulers = factors.map((factor, i): InnerCall | undefined => {
        const own = { ...run, ...(i === last ? {} : { baseRate: 1 }) };
        return memberCall(factor, { forms: leaves, run: own, executed: run.totalSteps ?? Infinity });
      });
      return schedulers.includes(undefined) ? undefined : { schedulers: schedulers as CheckedCall[] };
    },
    families: ['multiplied'],
    formula: 'the schedulers step in order at every tick, each from the rate that the one before left',
    notes: [
      {
        code: 'name',
        text: 'LambdaLR, CyclicLR, OneCycleLR and CosineAnnealingWarmRestarts overwrite what stands before them in the list; the others multiply.',
        fixture: 'pytorch/chained-absolute-last',
      },
      {
        code: 'rounding',
        text: 'After one that overwrites, the others change the rate by their last tick alone, not by all they did.',
        fixture: 'pytorch/chained-absolute-first',
      },
      {
        code: 'after-end',
        text: 'After its floor CosineAnnealingLR forgets what the others did before it.',
        fixture: 'pytorch/chained-cosine-past-the-end',
      },
      {
        code: 'sampled',
        text: 'Read at every tick of the run where it is no product: with a floor, an overwriting scheduler before others, or sequences in it.',
        fixture: 'pytorch/chained-floor',
      },
      { code: 'version', text: '1.13 takes no optimizer argument.', fixture: 'pytorch/chained-product' },
    ],
  });
  return self;
};
