import type { SyntaxNode } from '@lezer/common';
import type { Args, Form } from '../form.ts';
import { isPassedIn, type Parameter } from '../parameter.ts';
import { addFault, excerptOf, type Faults } from './faults.ts';
import { literalOf } from './literal-of.ts';

/** The arguments of a call by the names of the form's signature. What the training loop passes may be anything and is left out. */
export function bindArgs({ parameters }: Form, args: SyntaxNode, faults: Faults): Args {
  const bound: Record<string, unknown> = {};
  const seen = new Set<string>();
  const names = parameters.map(({ name }) => name);
  let place = 0;
  let isByName = false;
  for (const { name, nameAt, value } of argumentsOf(args, faults)) {
    let parameter: Parameter | undefined;
    if (name === undefined) {
      if (isByName)
        addFault(faults, nameAt, 'expected a name before it, as one stands before an argument to its left');
      else if (place >= names.length)
        addFault(faults, nameAt, `expected at most ${names.length} arguments, got one more`);
      else parameter = parameters[place];
      place++;
    } else {
      isByName = true;
      parameter = parameters.find((known) => known.name === name);
      if (!parameter) addFault(faults, nameAt, `expected one of ${names.join(', ')}, got ${excerptOf(name)}`);
    }
    if (parameter && seen.has(parameter.name))
      addFault(faults, nameAt, `expected ${parameter.name} once, got it again`);
    if (parameter) seen.add(parameter.name);
    if (parameter && isPassedIn(parameter)) continue;
    const read = literalOf(value, faults);
    if (parameter)
      Object.defineProperty(bound, parameter.name, { value: read, enumerable: true, writable: true });
  }
  return bound;
}

interface Argument {
  /** Absent for one by place. */
  readonly name?: string;
  readonly nameAt: number;
  readonly value: SyntaxNode;
}

function argumentsOf(args: SyntaxNode, faults: Faults): Argument[] {
  const found: Argument[] = [];
  // One argument lies between two commas.
  let parts: SyntaxNode[] = [];
  const take = (): void => {
    const [first, second, third] = parts.filter(({ type }) => !type.isError);
    if (first?.name === '*' || first?.name === '**') {
      addFault(faults, first.from, `expected the arguments one by one, got ${first.name}`);
    } else if (first?.name === 'VariableName' && second?.name === 'AssignOp' && third) {
      found.push({ name: faults.text.slice(first.from, first.to), nameAt: first.from, value: third });
    } else if (first && !second) found.push({ nameAt: first.from, value: first });
    else if (first && second) {
      addFault(
        faults,
        second.from,
        `expected a comma, got ${excerptOf(faults.text.slice(second.from, second.to))}`,
      );
    }
    parts = [];
  };
  for (let node = args.firstChild; node; node = node.nextSibling) {
    if (node.name === ',') take();
    else if (!['(', ')', 'Comment'].includes(node.name)) parts.push(node);
  }
  take();
  return found;
}
