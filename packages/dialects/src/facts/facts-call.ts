import type { Args, Form } from '../form/form.ts';
import { formIn } from '../form/form-in.ts';
import { type InnerCall, isInnerCall, isPassedIn } from '../form/parameter.ts';
import { plainOf } from '../text/plain-of.ts';
import type { CallNode } from '../text/text-node.ts';
import { withDefaults } from '../text/with-defaults.ts';
import type { FactsCall } from './facts.ts';

/** A call with the defaults of its form, and so the calls inside it. */
export function factsCall(form: Form, { name, args }: InnerCall): FactsCall {
  const filled = withDefaults(
    { ...form, parameters: form.parameters.filter((one) => !isPassedIn(one)) },
    args,
  );
  const inner = (value: unknown, given: unknown, forms: readonly Form[]): unknown => {
    const own = isInnerCall(value) ? formIn(forms, value.name) : undefined;
    if (!own || !isInnerCall(value)) return value;
    return factsCall(own, isInnerCall(given) ? given : value);
  };
  const entries = Object.entries(filled).map(([key, value]): [string, unknown] => {
    const forms = form.parameters.find((one) => one.name === key)?.type.forms?.() ?? [];
    const given = args[key];
    if (!Array.isArray(value)) return [key, inner(value, given, forms)];
    return [key, value.map((one, i) => inner(one, Array.isArray(given) ? given[i] : undefined, forms))];
  });
  return { name, args: Object.fromEntries(entries), given: Object.keys(args) };
}

/** Arguments of a call that its form passes over, as far as they have a value. */
export function othersIn({ parameters }: Form, { args }: CallNode, text: string): Args {
  const known = parameters.filter((one) => !isPassedIn(one)).map(({ name }) => name);
  const others = args.filter(({ name }) => name !== undefined && !known.includes(name));
  return Object.fromEntries(
    others.flatMap(({ name, value }): [string, unknown][] => {
      const faults = { text, at: [] };
      const plain = plainOf(value, faults);
      return faults.at.length > 0 ? [] : [[name!, plain]];
    }),
  );
}

/** The optimizer that is passed to a scheduler, by its class. */
export function optimizerOf(
  { parameters }: Form,
  node: CallNode | undefined,
): { readonly optimizer?: string } {
  const found = node?.args.find(({ name }, i) => (name ?? parameters[i]?.name) === 'optimizer');
  return found?.value.kind === 'call' ? { optimizer: found.value.name } : {};
}
