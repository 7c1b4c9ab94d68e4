import { durationOf, type Issue, type Schedule, ScheduleError } from '@lrlab/core';
import type { LogSeries } from '../log/log.ts';

/** What a run was meant to do, as plain data. */
export interface AuditPlan {
  /** The rate at each optimizer update. */
  readonly schedule: Schedule;
  /** Optimizer updates of the whole run; the schedule's own end unless told. */
  readonly totalUpdates?: number;
  readonly updatesPerEpoch?: number;
  readonly devices?: number;
  /** Batches whose gradients are added up for one update. */
  readonly accumulation?: number;
  /** Images (samples) of one update. */
  readonly batch?: number;
}

/** A plan with every default written down; 0 updates of an epoch and a batch of 0 are not known. */
export interface WholePlan {
  readonly schedule: Schedule;
  readonly totalUpdates: number;
  readonly updatesPerEpoch: number;
  readonly devices: number;
  readonly accumulation: number;
  readonly batch: number;
}

/** The plan for a log: where nothing says how long the run is, it ends with the log. */
export function wholePlan(plan: AuditPlan, index: readonly number[]): WholePlan {
  const { schedule, updatesPerEpoch = 0, devices = 1, accumulation = 1, batch = 0 } = plan;
  const own = durationOf(schedule);
  const last = index.reduce((most, one) => Math.max(most, one), 0);
  const totalUpdates = plan.totalUpdates ?? (own < Infinity ? own : last + 1);
  return { schedule, totalUpdates, updatesPerEpoch, devices, accumulation, batch };
}

/** A `ScheduleError` if a log or a plan is not what an audit can work with. */
export function checkAudit({ index, rates }: Pick<LogSeries, 'index' | 'rates'>, plan: AuditPlan): void {
  const issues: Issue[] = [];
  if (index.length === 0)
    issues.push({ path: 'log', code: 'size', message: 'expected at least one point, got none' });
  if (index.length !== rates.length) {
    issues.push({
      path: 'log.rates',
      code: 'size',
      message: `expected ${index.length} rates, got ${rates.length}`,
    });
  }
  if (index.length > 2 && index.every((one) => one === index[0])) {
    const message = `expected an index that goes on, got ${index[0]} at all ${index.length} points`;
    issues.push({ path: 'log.index', code: 'range', message });
  }
  for (const name of ['totalUpdates', 'updatesPerEpoch', 'devices', 'accumulation', 'batch'] as const) {
    const value = plan[name];
    if (value === undefined || (value > 0 && value < Infinity)) continue;
    issues.push({ path: `plan.${name}`, code: 'range', message: `expected a number above 0, got ${value}` });
  }
  if (issues.length > 0) throw new ScheduleError(issues);
}
