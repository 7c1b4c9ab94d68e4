import { rateOf } from '@lrlab/core';
import type { Args } from '../../form/form.ts';
import { type FunctionSource, functionIn } from '../../text/python/python-function.ts';
import { operators } from '../../text/python/python-math.ts';
import { cyclicLr } from './cyclic-lr.ts';
import { oneCycleAt } from './one-cycle-at.ts';

/** One parameter group of an optimizer: its rate, and what schedulers leave in it. */
export interface Group {
  lr: number;
  initial_lr?: number;
  max_lr?: number;
  min_lr?: number;
}

/** What a scheduler goes by when it sets the rate. */
export interface Tick {
  /** Its `last_epoch`, already advanced. */
  readonly t: number;
  readonly base: number;
  /** Calls of `step` so far, this one included. */
  readonly count: number;
  /** Whether the constructor steps. */
  readonly isInitial: boolean;
  readonly group: Group;
  /** Of warm restarts: the tick of the cycle, and its length. */
  readonly cycle: number;
  readonly period: number;
}

/** How one class sets the rate. Most multiply the rate that is there, and so carry on whatever changed it. */
export interface TickRule {
  readonly next: (args: Args, tick: Tick) => number;
  /** The closed form at tick 0, which SequentialLR asks for at a milestone; `next` where there is none. */
  readonly first?: (args: Args, base: number) => number;
  /** Whether the rate that is there is overwritten. */
  readonly isAbsolute?: true;
  /** What the constructor does to the group before its first step. */
  readonly make?: (args: Args, group: Group) => void;
}

type Numbers = Readonly<Record<string, number>>;

const numbers = (args: Args): Numbers => args as Numbers;

const rule = (
  next: (args: Numbers, tick: Tick) => number,
  first: (args: Numbers, base: number) => number = (_, base) => base,
): TickRule => ({
  next: (args, tick) => next(numbers(args), tick),
  first: (args, base) => first(numbers(args), base),
});

const asked = ({ lr_lambda }: Args, t: number): number => functionIn(lr_lambda as FunctionSource).rate!(t);

export const tickRules: Readonly<Record<string, TickRule>> = {
  StepLR: rule(({ step_size = 1, gamma = 1 }, { t, group }) =>
    t === 0 || t % step_size !== 0 ? group.lr : group.lr * gamma,
  ),
  MultiStepLR: {
    next: ({ milestones, gamma }, { t, group }) =>
      group.lr * (gamma as number) ** (milestones as number[]).filter((tick) => tick === t).length,
    first: ({ milestones, gamma }, base) =>
      base * (gamma as number) ** (milestones as number[]).filter((tick) => tick <= 0).length,
  },
  ConstantLR: rule(
    ({ factor = 1, total_iters }, { t, group: { lr } }) =>
      t === 0 ? lr * factor : t === total_iters ? lr * (1 / factor) : lr,
    ({ factor = 1, total_iters = 0 }, base) => (total_iters <= 0 ? base : base * factor),
  ),
  LinearLR: rule(
    ({ start_factor: start = 1, end_factor: end = 1, total_iters = 0 }, { t, isInitial, group: { lr } }) => {
      if (t === 0) return lr * start;
      if (isInitial || t > total_iters) return lr;
      return lr * (1 + (end - start) / (total_iters * start + (t - 1) * (end - start)));
    },
    ({ start_factor: start = 1, end_factor: end = 1, total_iters = 0 }, base) =>
      base * (start + ((end - start) * Math.min(total_iters, 0)) / total_iters),
  ),
  ExponentialLR: rule(({ gamma = 1 }, { isInitial, group: { lr } }) => (isInitial ? lr : lr * gamma)),
  PolynomialLR: rule(
    ({ total_iters = 0, power = 1 }, { t, isInitial, group: { lr } }) =>
      isInitial || t > total_iters ? lr : lr * ((1 - t / total_iters) / (1 - (t - 1) / total_iters)) ** power,
    ({ total_iters = 0, power = 1 }, base) => base * (1 - Math.min(total_iters, 0) / total_iters) ** power,
  ),
  CosineAnnealingLR: rule(
    ({ T_max: length = 1, eta_min: floor = 0 }, { t, base, count, isInitial, group: { lr } }) => {
      const left = (tick: number): number => 1 + Math.cos((Math.PI * tick) / length);
      if (isInitial) return lr;
      if (count === 1 && t > 0) return floor + ((base - floor) * left(t)) / 2;
      // From the floor no factor leads up again.
      if (operators['%']!(t - 1 - length, 2 * length) === 0)
        return lr + ((base - floor) * (1 - Math.cos(Math.PI / length))) / 2;
      return (left(t) / left(t - 1)) * (lr - floor) + floor;
    },
  ),
  MultiplicativeLR: {
    next: (args, { t, isInitial, group: { lr } }) => (isInitial ? lr : lr * asked(args, t)),
  },
  LambdaLR: { isAbsolute: true, next: (args, { t, base }) => base * asked(args, t) },
  CosineAnnealingWarmRestarts: {
    isAbsolute: true,
    next: ({ eta_min }, { base, cycle, period }) =>
      (eta_min as number) + ((base - (eta_min as number)) * (1 + Math.cos((Math.PI * cycle) / period))) / 2,
  },
  CyclicLR: {
    isAbsolute: true,
    make: ({ base_lr }, group) => {
      group.lr = base_lr as number;
    },
    next: (args, { t, base }) => rateOf(cyclicLr.read({ ...args, base_lr: base }, { totalSteps: t + 1 }))(t),
  },
  OneCycleLR: {
    isAbsolute: true,
    make: ({ max_lr, div_factor, final_div_factor }, group) => {
      group.initial_lr = (max_lr as number) / (div_factor as number);
      group.max_lr = max_lr as number;
      group.min_lr = group.initial_lr / (final_div_factor as number);
    },
    next: (args, { t, group }) => oneCycleAt(args, t, group),
  },
};
