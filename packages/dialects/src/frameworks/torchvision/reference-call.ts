import type { Schedule } from '@lrlab/core';
import { type CheckedCall, checkArgs, readInner } from '../../form/check-args.ts';
import type { Args, Form, GroupRun } from '../../form/form.ts';
import type { InnerCall } from '../../form/parameter.ts';
import { writeInner } from '../../form/write-call.ts';
import { constantLr } from '../pytorch/constant-lr.ts';
import { cosineAnnealingLr } from '../pytorch/cosine-annealing-lr.ts';
import { exponentialLr } from '../pytorch/exponential-lr.ts';
import { linearLr } from '../pytorch/linear-lr.ts';
import { multiStepLr } from '../pytorch/multi-step-lr.ts';
import { polynomialLr } from '../pytorch/polynomial-lr.ts';
import { sequentialLr } from '../pytorch/sequential-lr.ts';
import { stepLr } from '../pytorch/step-lr.ts';

const mains: readonly Form[] = [cosineAnnealingLr, stepLr, multiStepLr, exponentialLr, polynomialLr];
const leaves: readonly Form[] = [constantLr, linearLr, ...mains];
const sequential: Form = sequentialLr(() => leaves, leaves);

/** The warm-up of a reference script, in the ticks of its main schedule. */
export interface Warmup {
  readonly ticks: number;
  readonly method: string;
  readonly decay: number;
}

/** The schedule of torch's classes that a reference script makes: the main one, after a warm-up where there is one. */
export function readReference(main: InnerCall, warmup: Warmup, run: GroupRun): Schedule {
  const { ticks, method, decay } = warmup;
  const name = method === 'linear' ? 'LinearLR' : 'ConstantLR';
  const args = method === 'linear' ? { start_factor: decay } : { factor: decay };
  const warm: InnerCall = { name, args: { ...args, total_iters: ticks } };
  const call =
    ticks > 0 ? { name: 'SequentialLR', args: { schedulers: [warm, main], milestones: [ticks] } } : main;
  return readInner(checked(call, run), run);
}

function checked({ name, args }: InnerCall, run: GroupRun): CheckedCall {
  const form = [...mains, sequential].find((known) => known.name === name)!;
  return { name, args: checkArgs(form, { args, run }).args, form };
}

/** The main schedule and the warm-up of a schedule that {@link readReference} made. */
export function referenceOf(
  schedule: Schedule,
  run: GroupRun,
): { readonly main: InnerCall; readonly warmup: Warmup } | undefined {
  const alone = writeInner(schedule, { forms: mains, run });
  if (alone) return { main: alone, warmup: { ticks: 0, method: 'constant', decay: 0.01 } };
  const found = writeInner(schedule, { forms: [sequential], run });
  const [warm, main, more] = (found?.args['schedulers'] ?? []) as InnerCall[];
  const [ticks] = (found?.args['milestones'] ?? []) as number[];
  if (!warm || !main || more || ticks === undefined || !/^(LinearLR|ConstantLR)$/.test(warm.name))
    return undefined;
  const isLinear = warm.name === 'LinearLR';
  const own = warm.args as Args;
  const decay = own[isLinear ? 'start_factor' : 'factor'] as number;
  return { main, warmup: { ticks, method: isLinear ? 'linear' : 'constant', decay } };
}
