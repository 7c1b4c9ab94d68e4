import { type Call, formOf } from '../form/call.ts';
import { type CheckedCall, checkArgs } from '../form/check-args.ts';
import type { Args, Form, GroupRun } from '../form/form.ts';
import { isInnerCall } from '../form/parameter.ts';

/** Whether a call, or one within it, says in a roundabout way what another form says plainly. */
export function isOdd({ dialect, name, args, run }: Call): boolean {
  const form = formOf(dialect, name);
  return isOddForm(form, checkArgs(form, { args, run: run as GroupRun }).args);
}

const isOddForm = (form: Form, args: Args): boolean =>
  form.isOdd?.(args) === true ||
  Object.values(args)
    .flat()
    .some((value) => {
      if (!isInnerCall(value) || !('form' in value)) return false;
      const inner = value as CheckedCall;
      return isOddForm(inner.form, inner.args);
    });
