import { durationOf, rateOf } from '@lrlab/core';
import { extremesOf } from '../metrics/extremes-of.ts';
import type { RateAt } from '../metrics/metrics.ts';
import { limits } from './limits.ts';
import type { LintedCall, Subject } from './subject.ts';

/** A call, where it lies among the others, and in which it lies. */
export interface PlacedCall extends LintedCall {
  /** Such as `args.schedulers[1]`; empty for the outermost. */
  readonly path: string;
  readonly depth: number;
}

/** A subject with what the rules ask of it worked out; lengths in optimizer updates where nothing else is said. */
export interface View {
  readonly subject: Subject;
  /** Updates of the run. */
  readonly executed: number | undefined;
  /** Where the schedule comes to its end. */
  readonly total: number | undefined;
  readonly warmup: number | undefined;
  /** Updates for which a rate of the warm-up stays. */
  readonly every: number;
  readonly milestones: readonly number[];
  readonly peak: number | undefined;
  readonly floor: number | undefined;
  /** How many updates there are to look at: those of the run, or of the schedule. */
  readonly end: number | undefined;
  readonly rate: ((step: number) => number) | undefined;
  /** The highest rate of the updates there are to look at, up to the end of the schedule. */
  readonly highest: () => RateAt | undefined;
  /** The call and those inside it, outermost first. */
  readonly calls: readonly PlacedCall[];
}

/** What the rules are asked about. */
export function viewOf(subject: Subject): View {
  const { schedule, declared = {}, perUpdate = 1, executed } = subject;
  const own = schedule && !subject.call ? Math.round(durationOf(schedule)) : Infinity;
  // What is under 0, or nothing, is no length: whoever refuses it says so.
  const updates = (ticks = 0): number | undefined =>
    Number.isFinite(ticks) && ticks > 0 ? ticks / perUpdate : undefined;
  const total = updates(declared.total) ?? (own < Infinity ? own : undefined);
  const end = executed ?? total;
  const last = end === undefined ? undefined : Math.max(1, Math.ceil(end));
  let highest: RateAt | undefined;
  return {
    subject,
    executed,
    total,
    warmup: updates(declared.warmup),
    every: Math.max(1, (declared.every ?? 1) / perUpdate),
    milestones: (declared.milestones ?? []).map((ticks) => ticks / perUpdate),
    peak: declared.peak,
    floor: declared.floor,
    end: last,
    rate: schedule && rateOf(schedule),
    highest: () => {
      if (schedule && last !== undefined && last <= limits.steps) {
        const until = Math.min(last, Math.max(1, Math.ceil(total ?? last)));
        highest ??= extremesOf(schedule, until).peak;
      }
      return highest;
    },
    calls: subject.call ? callsIn(subject.call, '', 0) : [],
  };
}

const isCall = (value: unknown): value is LintedCall =>
  typeof value === 'object' && value !== null && 'name' in value && 'args' in value;

function callsIn(call: LintedCall, path: string, depth: number): PlacedCall[] {
  const inner = Object.entries(call.args).flatMap(([name, value]) => {
    const own = path === '' ? `args.${name}` : `${path}.${name}`;
    const items = Array.isArray(value) ? value : [];
    return [
      ...(isCall(value) ? callsIn(value, own, depth + 1) : []),
      ...items.flatMap((item, i) => (isCall(item) ? callsIn(item, `${own}[${i}]`, depth + 1) : [])),
    ];
  });
  return [{ ...call, path, depth }, ...inner];
}

/** The path of an argument of a call. */
export const argumentPath = ({ path }: PlacedCall, name: string): string => `${path || 'args'}.${name}`;

/** The calls that an argument of a call holds. */
export const membersOf = ({ args }: LintedCall, name: string): readonly LintedCall[] => {
  const value = args[name];
  return Array.isArray(value) ? value.filter(isCall) : isCall(value) ? [value] : [];
};

/** An argument that is a number. */
export const numberAt = ({ args }: LintedCall, name: string): number | undefined =>
  typeof args[name] === 'number' ? (args[name] as number) : undefined;

/** Whether two lengths are taken for the same. */
export const isNear = (a: number, b: number): boolean => Math.abs(a / b - 1) <= limits.near;

/** The one group's rate, where it is known and not assumed. */
export function baseRateOf({ run, assumed = [] }: Subject): number | undefined {
  if (assumed.includes('baseRate')) return undefined;
  const rate = run?.baseRate;
  return typeof rate === 'number' ? rate : rate && Math.max(...rate);
}
