import type { Ramp, Schedule } from '@lrlab/core';
import { sameSchedule } from '../../form/same-schedule.ts';
import { milestoneRates, milestonesOf } from '../../shared/milestones.ts';
import { shareOf } from '../../shared/share-of.ts';
import { plateausOf, spansOf, timeline } from '../../shared/timeline.ts';
import { polyOf } from './poly-schedule.ts';
import { skippingDecays } from './skipping-decays.ts';
import type { SolverArgs } from './solver.ts';
import { milestoneAt } from './write-param.ts';

/** A config that may say a schedule. */
export function writeSolver(schedule: Schedule, totalSteps = 1): Partial<SolverArgs> | undefined {
  const poly = polyOf(schedule);
  if (poly && poly.args.power !== 0) {
    const { max_iters, power, constant_ending, warmup_factor, warmup_iters, warmup_method } = poly.args;
    return {
      LR_SCHEDULER_NAME: 'WarmupPolyLR',
      MAX_ITER: max_iters!,
      BASE_LR: poly.base,
      POLY_LR_POWER: power!,
      POLY_LR_CONSTANT_ENDING: constant_ending!,
      WARMUP_FACTOR: warmup_factor!,
      WARMUP_ITERS: warmup_iters!,
      WARMUP_METHOD: warmup_method!,
    };
  }
  return writeMultiplied(schedule, totalSteps);
}

/** A warm-up and what follows it: constant rates as milestones, or a cosine. */
function writeMultiplied(schedule: Schedule, totalSteps: number): Partial<SolverArgs> | undefined {
  const steps = milestonesIn(schedule, totalSteps);
  if (steps) return { ...steps, WARMUP_ITERS: 0 };
  const [first, ...rest] = spansOf(schedule);
  if (!first) return undefined;
  const own = innerOf(first.part);
  if (rest.length === 0)
    return own.kind === 'ramp' && own.curve === 'cosine'
      ? { ...cosine(own, own.steps), WARMUP_ITERS: 0 }
      : undefined;
  if (own.kind !== 'ramp' && own.kind !== 'constant') return undefined;
  const isRescaled = rest[0]!.part.kind === 'ramp';
  const second = innerOf(rest[0]!.part);
  const main =
    second.kind === 'ramp'
      ? cosine(second, second.steps + (isRescaled ? first.end : 0))
      : milestonesIn(
          timeline([...rest.map(({ part, end }) => ({ schedule: part, until: end - first.end }))]),
          totalSteps,
          first.end,
        );
  if (!main) return undefined;
  const start = second.kind === 'ramp' ? second.from : main.BASE_LR;
  const length = own.kind === 'ramp' ? own.steps : milestoneAt(first.end, main.MAX_ITER);
  return {
    RESCALE_INTERVAL: isRescaled,
    ...main,
    WARMUP_ITERS: Math.round(length),
    WARMUP_FACTOR: shareOf(own.kind === 'ramp' ? own.from : own.rate, start),
    WARMUP_METHOD: own.kind === 'ramp' ? 'linear' : 'constant',
  };
}

const innerOf = (part: Schedule): Schedule => (part.kind === 'window' ? part.part : part);

const cosine = (
  { from, to }: Ramp,
  length: number,
): Partial<SolverArgs> & { BASE_LR: number; MAX_ITER: number } => ({
  LR_SCHEDULER_NAME: 'WarmupCosineLR',
  MAX_ITER: Math.round(length),
  BASE_LR: from,
  BASE_LR_END: to,
});

/** Constant rates that fall by one factor, from iteration `origin` on. */
function milestonesIn(
  schedule: Schedule,
  totalSteps: number,
  origin = 0,
): (Partial<SolverArgs> & { BASE_LR: number; MAX_ITER: number }) | undefined {
  const BASE_LR = plateausOf(schedule)?.rates[0];
  const found = BASE_LR === undefined ? undefined : milestonesOf(schedule, BASE_LR);
  if (BASE_LR === undefined || !found) return undefined;
  const { milestones, gamma: GAMMA } = found;
  const isOne = sameSchedule(milestoneRates(BASE_LR, GAMMA, milestones), schedule);
  if (!isOne) return undefined;
  // What falls twice at one iteration is refused as a milestone.
  if (milestones.some((step, i) => step === milestones[i - 1])) return fastDecays(BASE_LR, found, origin);
  const MAX_ITER = Math.ceil(
    Math.max(totalSteps, origin + (milestones.at(-1) ?? 0) + 1, milestones.length + 1),
  );
  const STEPS = milestones.map((step) => milestoneAt(step + origin, MAX_ITER));
  return { MAX_ITER, BASE_LR, GAMMA: milestones.length > 0 ? GAMMA : 0.1, STEPS };
}

/** Decays of which several come at one iteration, the first rate being that after the warm-up. */
function fastDecays(
  rate: number,
  { milestones, gamma: GAMMA }: { readonly milestones: readonly number[]; readonly gamma: number },
  origin: number,
): ReturnType<typeof milestonesIn> {
  const found = skippingDecays(milestones, origin);
  if (!found) return undefined;
  const { hidden, ...own } = found;
  return { ...own, LR_SCHEDULER_NAME: 'WarmupStepWithFixedGammaLR', GAMMA, BASE_LR: rate / GAMMA ** hidden };
}
