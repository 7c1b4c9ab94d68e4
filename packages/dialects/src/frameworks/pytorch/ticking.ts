import { ScheduleError } from '@lrlab/core';
import type { CheckedCall } from '../../form/check-args.ts';
import type { Args } from '../../form/form.ts';
import { type Group, type Tick, tickRules } from './tick-rules.ts';

/** A scheduler as torch keeps it: what it remembers, and what it does to the rate of its group. */
export interface Ticking {
  readonly step: () => void;
  /** What the constructor does again when a SequentialLR takes it over. */
  readonly initialStep: () => void;
  /** Tick 0 by the closed form, as at a milestone. */
  readonly restart: () => void;
  /** Takes back the tick of the constructor, but not what it did to the rate. */
  readonly undo: () => void;
  /** The base that the constructor found, of a scheduler that holds no others. */
  readonly base?: number;
  readonly state: () => State;
  readonly load: (state: State) => void;
}

/** What a checkpoint keeps of a scheduler: its arguments, too, but no functions. */
interface State {
  readonly own: Readonly<Record<string, unknown>>;
  readonly members: readonly State[];
}

function raised(message: string): ScheduleError {
  return new ScheduleError([{ path: 'run.totalSteps', code: 'range', message }]);
}

/** The scheduler of a call on a group, which its constructor has already stepped once. */
export function ticking(call: CheckedCall, group: Group, lastEpoch = -1): Ticking {
  const { name } = call.form;
  if (name === 'SequentialLR') return sequential(call, group);
  if (name === 'ChainedScheduler') return chained(call, group);
  return leaf(call, group, lastEpoch);
}

function leaf({ form: { name }, args: given }: CheckedCall, group: Group, lastEpoch: number): Ticking {
  const rule = tickRules[name]!;
  if (lastEpoch === -1) {
    rule.make?.(given, group);
    group.initial_lr ??= group.lr;
  }
  const base = name === 'CyclicLR' ? (given['base_lr'] as number) : group.initial_lr!;
  // CyclicLR takes its own base only once it is made.
  let own = {
    t: lastEpoch,
    base: group.initial_lr!,
    count: 0,
    args: given,
    cycle: lastEpoch,
    period: Number(given['T_0']),
  };
  const set = (rate: number, at: number): void => {
    if (!Number.isFinite(rate)) throw raised(`expected fewer steps, as step ${at} divides by zero, got more`);
    group.lr = rate;
  };
  const tick = (isInitial: boolean): void => {
    own = { ...own, ...(own.t < 0 ? { cycle: 0 } : cycleAfter(own)), t: own.t + 1, count: own.count + 1 };
    set(rule.next(own.args, { ...own, isInitial, group }), own.t);
  };
  const self: Ticking = {
    base,
    step: () => tick(false),
    initialStep: () => {
      own = { ...own, count: 0 };
      tick(true);
    },
    restart: () => {
      own = { ...own, t: 0 };
      const first = rule.first?.(own.args, own.base);
      set(first ?? rule.next(own.args, { ...own, isInitial: false, group }), 0);
    },
    undo: () => {
      own = { ...own, t: own.t - 1 };
    },
    state: () => ({ own, members: [] }),
    load: ({ own: saved }) => {
      const { lr_lambda, scale_fn } = own.args;
      const functions = { ...(lr_lambda ? { lr_lambda } : {}), ...(scale_fn ? { scale_fn } : {}) };
      own = { ...(saved as typeof own), args: { ...(saved['args'] as Args), ...functions } };
    },
  };
  self.initialStep();
  own = { ...own, base };
  return self;
}

/** Warm restarts count within their cycle, whose end they meet a tick at a time. */
function cycleAfter({
  cycle,
  period,
  args,
}: {
  cycle: number;
  period: number;
  args: Args;
}): Pick<Tick, 'cycle' | 'period'> {
  if (cycle + 1 < period) return { cycle: cycle + 1, period };
  return { cycle: (cycle + 1) % period, period: period * Number(args['T_mult']) };
}

const membersOf = ({ args }: CheckedCall): readonly CheckedCall[] => args['schedulers'] as CheckedCall[];

function sequential(call: CheckedCall, group: Group): Ticking {
  let milestones = call.args['milestones'] as readonly number[];
  const members = membersOf(call).map((member) => ticking(member, group));
  group.lr = group.initial_lr!;
  const undo = (): void => {
    for (const member of members) member.undo();
  };
  undo();
  // As a sorted list is bisected: an unsorted one goes by halves, too.
  const indexAt = (t: number): number => {
    let low = 0;
    for (let high = milestones.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (t < milestones[middle]!) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  let t = 0;
  const step = (): void => {
    t++;
    const i = indexAt(t);
    if (i > 0 && milestones[i - 1] === t) members[i]!.restart();
    else members[i]!.step();
  };
  members[indexAt(0)]!.initialStep();
  return {
    step,
    // It does not know that it was undone: what it held for tick 0 plays a tick early.
    initialStep: step,
    restart: () => {
      throw raised('expected no milestone before a SequentialLR, which torch cannot start again, got one');
    },
    undo,
    state: () => ({ own: { t, milestones }, members: members.map((member) => member.state()) }),
    load: ({ own, members: saved }) => {
      ({ t, milestones } = own as { t: number; milestones: readonly number[] });
      for (const [i, member] of members.entries()) member.load(saved[i]!);
    },
  };
}

function chained(call: CheckedCall, group: Group): Ticking {
  const members = membersOf(call).map((member) => ticking(member, group));
  const step = (): void => {
    for (const member of members) member.step();
  };
  return {
    step,
    initialStep: step,
    restart: () => {
      throw raised(
        'expected no milestone before a ChainedScheduler, which torch cannot start again, got one',
      );
    },
    undo: () => {
      for (const member of members) member.undo();
    },
    state: () => ({ own: {}, members: members.map((member) => member.state()) }),
    load: ({ members: saved }) => {
      for (const [i, member] of members.entries()) member.load(saved[i]!);
    },
  };
}
