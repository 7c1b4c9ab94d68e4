import { dialectOf } from '../form/call.ts';
import type { CheckedCall } from '../form/check-args.ts';
import type { Declared } from '../form/declared.ts';
import type { GroupRun } from '../form/form.ts';

/** What a call declares whose arguments have their types; lengths in the framework's ticks, as those of the run. */
export function declaredOf(dialect: string, call: Omit<CheckedCall, 'form'>, run: GroupRun): Declared {
  const { own = {}, inner = own } = dialectOf(dialect).declares ?? {};
  const at = { base: run.baseRate ?? 1, each: run.stepsPerEpoch ?? 1, run };
  const of = ({ name, args }: Omit<CheckedCall, 'form'>): Declared =>
    inner[name]?.(args, { ...at, inner: of }) ?? {};
  const all = own[call.name]?.(call.args, { ...at, inner: of }) ?? {};
  // Arguments that are at fault say no number.
  const known = Object.entries(all).filter(
    ([, value]) => value !== null && (typeof value !== 'number' || Number.isFinite(value)),
  );
  return Object.fromEntries(known);
}
