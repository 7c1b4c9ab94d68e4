import { runInTicks, ticksIn } from '../clock/clock.ts';
import { type Call, dialectOf, formOf } from '../form/call.ts';
import { checkArgs } from '../form/check-args.ts';
import type { GroupRun } from '../form/form.ts';

/** Whether a call trains for so many updates, or leaves that to the run. */
export function trainsFor({ dialect, name, args, run }: Call, executed: number): boolean {
  const form = formOf(dialect, name);
  const { clock } = dialectOf(dialect);
  const own: GroupRun = { ...run, baseRate: [run.baseRate ?? []].flat()[0] } as GroupRun;
  const ticks = form.trains?.(checkArgs(form, { args, run: own }).args, runInTicks(clock, own));
  return ticks === undefined || Math.abs(ticks - ticksIn(executed, clock, own)) <= 1e-9 * ticks;
}
