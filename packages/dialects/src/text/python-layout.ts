import type { Form } from '../form.ts';
import { formIn } from './bind-args.ts';
import type { Document } from './document.ts';
import { addFault, excerptOf, type Faults } from './faults.ts';
import type { FoundCall } from './layout.ts';
import type { CallNode, TextNode } from './text-node.ts';

/** The one call of a form in a Python program: `f(…)`, `a.b.f(…)`, `rate = f(…)`, not one that a later call takes in. */
export function findPythonCall(
  { values, ignored }: Document,
  { forms, faults }: { readonly forms: readonly Form[]; readonly faults: Faults },
): FoundCall | undefined {
  const free = values.filter(({ isUsed }) => !isUsed).map(({ value }) => value);
  const calls = free.filter((node): node is CallNode => node.kind === 'call');
  const known = calls.filter(({ name }) => formIn(forms, name));
  const [call, second] = known.length > 0 ? known : calls;
  if (second) {
    addFault(faults, second.from, `expected one call, got a second: ${textOf(second, faults)}`);
    return undefined;
  }
  if (!call) tellNoCall(free, faults, ignored[0]?.offset ?? 0);
  else if (known.length > 0) return { call };
  else addFault(faults, call.nameFrom, `expected one of ${namesOf(forms)}, got ${excerptOf(call.name)}`);
  return undefined;
}

function tellNoCall(free: readonly TextNode[], faults: Faults, offset: number): void {
  const [first] = free;
  if (first?.kind === 'opaque' && faults.text.slice(first.from, first.to).trimEnd().endsWith(')')) {
    faults.at.push(...first.faults);
    return;
  }
  const got = first ? textOf(first, faults) : excerptOf(faults.text.slice(offset)) || 'nothing';
  addFault(faults, first?.from ?? offset, `expected a call such as f(0.1, steps=10), got ${got}`);
}

const namesOf = (forms: readonly Form[]): string => forms.map(({ name }) => name).join(', ');

const textOf = ({ from, to }: TextNode, { text }: Faults): string => excerptOf(text.slice(from, to));
