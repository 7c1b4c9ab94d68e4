import { type Schedule, ScheduleError, segmentsOf } from '@lrlab/core';
import { type Call, checkArgs, dialectOf } from './call.ts';
import type { Form, GroupRun } from './form.ts';
import { isPassedIn } from './parameter.ts';
import { sameSchedule } from './same-schedule.ts';

/**
 * The call of a dialect that says a schedule exactly, or nothing if none of its forms can.
 *
 * `name` asks for one form; else the first that fits is taken. What a form proposes is read back, and taken only if it is the
 * schedule again. Arguments that equal the framework's defaults are left out.
 *
 * @example
 * writeCall(exponential({ rate: 0.01, factor: 0.98, every: 2000 }), { dialect: 'tensorflow' });
 * // => { dialect: 'tensorflow', name: 'exponential_decay', args: { learning_rate: 0.01, decay_steps: 2000, decay_rate: 0.98 }, run: {} }
 */
export function writeCall(
  schedule: Schedule,
  { dialect, name, run = {} }: { readonly dialect: string; readonly name?: string; readonly run?: GroupRun },
): Call | undefined {
  for (const form of dialectOf(dialect).forms) {
    if (name !== undefined && form.name !== name) continue;
    const whole = withNeeds(schedule, form, run);
    const args = form.write(schedule, whole);
    if (args === undefined) continue;
    const checked = checkArgs(form, args, whole);
    if (checked.issues.length > 0 || !readsBack(form, checked.args, whole, schedule)) continue;
    return { dialect, name: form.name, args: withoutDefaults(form, checked.args), run: whole };
  }
  return undefined;
}

/** The run with what the form cannot do without: the highest rate is what the optimizer was made with. */
function withNeeds(schedule: Schedule, form: Form, run: GroupRun): GroupRun {
  if (!form.needs.includes('baseRate') || run.baseRate !== undefined) return run;
  const rates = segmentsOf(schedule, { limit: 1000 }).flatMap(({ from, to }) => [from, to]);
  return { ...run, baseRate: rates.filter(Number.isFinite).reduce((a, b) => Math.max(a, b)) };
}

function readsBack(form: Form, args: Call['args'], run: GroupRun, schedule: Schedule): boolean {
  try {
    return sameSchedule(form.read(args, run), schedule);
  } catch (error) {
    if (error instanceof ScheduleError) return false;
    throw error;
  }
}

function withoutDefaults({ parameters }: Form, args: Call['args']): Call['args'] {
  const kept = parameters.filter((parameter) => {
    if (isPassedIn(parameter)) return false;
    return !('fallback' in parameter) || !sameSchedule(args[parameter.name], parameter.fallback);
  });
  return Object.fromEntries(kept.map(({ name }) => [name, args[name]]));
}
