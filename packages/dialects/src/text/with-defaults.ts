import type { Args, Form } from '../form/form.ts';
import { formIn } from '../form/form-in.ts';
import { isInnerCall, type Parameter } from '../form/parameter.ts';

/** The arguments of a form with what it takes for those that are not given, in inner calls as well. */
export function withDefaults({ parameters }: Form, args: Args): Args {
  return Object.fromEntries(
    parameters.map((parameter): [string, unknown] => {
      const isGiven = Object.hasOwn(args, parameter.name);
      return [parameter.name, filled(isGiven ? args[parameter.name] : parameter.fallback, parameter)];
    }),
  );
}

function filled(value: unknown, parameter: Parameter): unknown {
  const { forms } = parameter.type;
  if (!forms) return value;
  if (Array.isArray(value)) return value.map((item) => filled(item, parameter));
  const form = isInnerCall(value) ? formIn(forms(), value.name) : undefined;
  return form && isInnerCall(value) ? { name: form.name, args: withDefaults(form, value.args) } : value;
}
