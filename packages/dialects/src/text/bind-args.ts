import type { Args, Form } from '../form/form.ts';
import { formIn } from '../form/form-in.ts';
import { type InnerCall, isPassedIn, type Parameter } from '../form/parameter.ts';
import { addFault, excerptOf, type Faults } from './faults.ts';
import { plainOf } from './plain-of.ts';
import type { CallNode, TextNode } from './text-node.ts';

/** The arguments of a call by the names of the form's signature. What the training loop passes may be anything and is left out. */
export function bindArgs({ parameters, takesMore }: Form, { args }: CallNode, faults: Faults): Args {
  const bound: Record<string, unknown> = {};
  const seen = new Set<string>();
  const names = parameters.map(({ name }) => name);
  let place = 0;
  let isByName = false;
  for (const { name, nameFrom, value } of args) {
    let parameter: Parameter | undefined;
    if (name === undefined) {
      if (isByName)
        addFault(faults, nameFrom, 'expected a name before it, as one stands before an argument to its left');
      else if (place >= names.length)
        addFault(faults, nameFrom, `expected at most ${names.length} arguments, got one more`);
      else parameter = parameters[place];
      place++;
    } else {
      isByName = true;
      parameter = parameters.find((known) => known.name === name);
      if (!parameter && takesMore) continue;
      if (!parameter)
        addFault(faults, nameFrom, `expected one of ${names.join(', ')}, got ${excerptOf(name)}`);
    }
    if (parameter && seen.has(parameter.name))
      addFault(faults, nameFrom, `expected ${parameter.name} once, got it again`);
    if (parameter) seen.add(parameter.name);
    if (parameter && isPassedIn(parameter)) continue;
    const read = argumentOf(value, parameter, faults);
    if (parameter)
      Object.defineProperty(bound, parameter.name, { value: read, enumerable: true, writable: true });
  }
  return bound;
}

/** The value of an argument: a call where the parameter may hold one, alone or in a list, else a literal. */
function argumentOf(node: TextNode, parameter: Parameter | undefined, faults: Faults): unknown {
  const { forms, source } = parameter?.type ?? {};
  if (source && (node.kind === 'opaque' || node.kind === 'call'))
    return { function: faults.text.slice(node.from, node.to).trimEnd() };
  if (source && node.kind === 'list') return node.items.map((item) => argumentOf(item, parameter, faults));
  if (forms && node.kind === 'call') return innerCall(node, forms(), faults);
  if (forms && node.kind === 'list') return node.items.map((item) => argumentOf(item, parameter, faults));
  return plainOf(node, faults);
}

function innerCall(node: CallNode, forms: readonly Form[], faults: Faults): InnerCall | undefined {
  const form = formIn(forms, node.name);
  if (!form) {
    const names = forms.map(({ name }) => name).join(', ');
    addFault(faults, node.nameFrom, `expected one of ${names}, got ${excerptOf(node.name)}`);
    return undefined;
  }
  return { name: form.name, args: bindArgs(form, node, faults) };
}
