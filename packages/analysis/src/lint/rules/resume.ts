import { rateOf } from '@lrlab/core';
import { type Hit, type Rule, when } from '../rule.ts';
import type { PlacedCall, View } from '../view.ts';
import { shown } from '../words.ts';

/** Classes that compute a rate from the one in force, or overwrite it when they are made. */
const spoilt = ['LinearLR', 'ConstantLR', 'LambdaLR', 'OneCycleLR', 'SequentialLR'];
const apart = 1e-9;
const looks = 200_000;

/** Where the rates of the resumed run leave those of one that was never stopped, and whether they come back. */
function divergence({ subject, rate, end = 0 }: View, peak: number): Hit | undefined {
  const resumed = subject.resume?.schedule && rateOf(subject.resume.schedule);
  if (!resumed || !rate) return undefined;
  let first: number | undefined;
  let different = 0;
  const most = Math.min(end, looks);
  for (let step = 0; step < most; step++) {
    if (Math.abs(resumed(step) - rate(step)) <= apart * peak) continue;
    first ??= step;
    different++;
  }
  if (first === undefined) return undefined;
  const lasts = different === most - first ? 'for good' : `at ${shown(different)} updates`;
  return {
    step: first,
    message: `loaded in the order ${subject.resume?.order}, the resumed run has ${shown(resumed(first))} in place of ${shown(rate(first))}, and differs ${lasts}`,
  };
}

/** The same by the class alone, where nobody has worked the rates out. */
function byClass({ subject, calls }: View): Hit | undefined {
  const { order = '' } = subject.resume ?? {};
  const names = calls.map(({ name }: PlacedCall) => name);
  const isEarly = /^optimizer, new scheduler/.test(order) && names.some((name) => spoilt.includes(name));
  const isAlone = order !== '' && !/optimizer/.test(order);
  const isRebuilt = /new scheduler$/.test(order);
  if (!isEarly && !isAlone && !isRebuilt) return undefined;
  const what = isRebuilt
    ? 'the scheduler starts at its tick 0 again'
    : isAlone
      ? 'the scheduler goes on from a rate that the optimizer does not have'
      : `${names.find((name) => spoilt.includes(name))} changes the restored rate when it is made`;
  return { message: `loaded in the order ${order}: ${what}` };
}

export const resumeOrder: Rule = {
  id: 'resume/order',
  severity: 'error',
  summary: 'The resumed run goes on at other rates than the one that was stopped.',
  condition:
    "The order of loading gives other rates (over 1e-9 of the peak) than a run that was never stopped; without the rates: the optimizer is loaded before a LinearLR, ConstantLR, LambdaLR, OneCycleLR or SequentialLR is made, the scheduler's state is loaded without the optimizer's, or not at all. Or the checkpoint's length differs from the configured one.",
  why: 'PyTorch computes most rates from the one before, and a scheduler changes the optimizer when it is made: what is loaded first is overwritten, and a factor stays for good. The length in a checkpoint wins silently over the one in the configuration.',
  fix: "Make the scheduler, load its state, and load the optimizer's state last.",
  check: (view) => {
    const { resume, declared = {} } = view.subject;
    if (!resume) return [];
    const { total } = resume;
    const hit = resume.schedule ? divergence(view, view.peak || 1) : byClass(view);
    return [
      ...(hit ? [hit] : []),
      ...when(total !== undefined && declared.total !== undefined && total !== declared.total, () => ({
        message: `the checkpoint has a schedule of ${shown(total!)} ticks and the configuration one of ${shown(declared.total!)}: the checkpoint wins`,
        fix: `Set the length after loading, or make a new scheduler for the rest; else ${shown(total!)} stays.`,
      })),
    ];
  },
  examples: {
    fires: {
      dialect: 'pytorch',
      text: 'LinearLR(optimizer, start_factor=0.1, total_iters=10)',
      run: { baseRate: 1, totalSteps: 20 },
      resume: { order: 'optimizer, new scheduler, scheduler', at: 5 },
    },
    quiet: {
      dialect: 'pytorch',
      text: 'LinearLR(optimizer, start_factor=0.1, total_iters=10)',
      run: { baseRate: 1, totalSteps: 20 },
      resume: { order: 'new scheduler, scheduler, optimizer', at: 5 },
    },
  },
};
