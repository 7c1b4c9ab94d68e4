import { type Call, formOf } from './call.ts';
import { type CheckedCall, checkArgs } from './check-args.ts';
import type { Args, Form, GroupRun } from './form.ts';
import { isInnerCall } from './parameter.ts';

/** Whether a call, or one within it, says in a roundabout way what another form says plainly. */
export function isOdd({ dialect, name, args, run }: Call): boolean {
  const form = formOf(dialect, name);
  return isOddForm(form, checkArgs(form, { args, run: run as GroupRun }).args);
}

/** The same of arguments that were checked. */
export const isOddForm = (form: Form, args: Args): boolean =>
  form.isOdd?.(args) === true ||
  Object.values(args)
    .flat()
    .some((value) => {
      if (!isInnerCall(value) || !('form' in value)) return false;
      const inner = value as CheckedCall;
      return isOddForm(inner.form, inner.args);
    });
