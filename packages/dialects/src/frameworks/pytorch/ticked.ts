import { type Schedule, samples } from '@lrlab/core';
import type { CheckedCall } from '../../form/check-args.ts';
import type { Args, GroupRun } from '../../form/form.ts';
import { isFunctionSource } from '../../text/python/python-function.ts';
import type { Group } from './tick-rules.ts';
import { type Ticking, ticking } from './ticking.ts';

/** A call as one parameter group sees it: its own of every list with a value for each. */
export function forGroup(call: CheckedCall, group = 0): CheckedCall {
  const own = (name: string, value: unknown): unknown => {
    if (name === 'schedulers') return (value as CheckedCall[]).map((member) => forGroup(member, group));
    if (!Array.isArray(value) || name === 'milestones') return value;
    return typeof value[group] === 'number' || isFunctionSource(value[group]) ? value[group] : value;
  };
  const args = Object.entries(call.args).map(([name, value]) => [name, own(name, value)]);
  return { ...call, args: Object.fromEntries(args) as Args };
}

/** The scheduler of a call on a group of its own. */
function made(call: CheckedCall, { baseRate = 1, group: index }: GroupRun): { group: Group; own: Ticking } {
  const group: Group = { lr: baseRate };
  return { group, own: ticking(forGroup(call, index), group) };
}

/** The rates of so many ticks, and of the one that the last scheduler.step() asks for. */
export function ticked(call: CheckedCall, run: GroupRun): Schedule {
  const { group, own } = made(call, run);
  const rates = [group.lr];
  for (let tick = 0; tick < Math.ceil(run.totalSteps ?? 0); tick++) {
    own.step();
    rates.push(group.lr);
  }
  return samples({ rates });
}
