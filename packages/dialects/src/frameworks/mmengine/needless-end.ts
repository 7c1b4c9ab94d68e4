import { type Schedule, ScheduleError } from '@lrlab/core';
import { checkArgs } from '../../form/check-args.ts';
import type { Args, Form, WrittenRun } from '../../form/form.ts';
import { sameRates } from '../../form/same-rates.ts';

/** Whether a form reads a schedule from some arguments, as far as the run goes; not asked where the run has no end. */
export function saysInRun(
  form: Form,
  args: Args,
  { executed, ...run }: WrittenRun,
  schedule: Schedule,
): boolean {
  if (executed === undefined) return false;
  try {
    const checked = checkArgs(form, { args, run });
    return checked.issues.length === 0 && sameRates(form.read(checked.args, run), schedule, { executed });
  } catch (error) {
    if (error instanceof ScheduleError) return false;
    throw error;
  }
}

/** Arguments without an end: the runner puts that of the run in its place. */
export function withoutEnd({ end: _, ...args }: Args): Args {
  return args;
}
