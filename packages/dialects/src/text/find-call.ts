import type { SyntaxNode, Tree } from '@lezer/common';
import { addFault, excerptOf, type Faults } from './faults.ts';
import { partsOf } from './literal-of.ts';

/** A call in a text: the last part of what is called, and its arguments. */
export interface CallNode {
  readonly name: string;
  readonly nameAt: number;
  readonly args: SyntaxNode;
}

/** The one call that a text is, or that it gives a name to: `f(…)`, `a.b.f(…)`, `rate = f(…)`. */
export function findCall(tree: Tree, faults: Faults): CallNode | undefined {
  const statements = partsOf(tree.topNode, 2).flatMap((node) =>
    node.name === 'StatementGroup' ? partsOf(node).filter(({ name }) => name !== ';') : [node],
  );
  const [statement, second] = statements;
  if (second) {
    addFault(faults, second.from, `expected one call, got a second: ${textOf(second, faults)}`);
    return undefined;
  }
  if (!statement) {
    addFault(faults, 0, 'expected a call such as f(0.1, steps=10), got nothing');
    return undefined;
  }
  const parts = partsOf(statement);
  const isNamed = parts[0]?.name === 'VariableName' && parts[1]?.name === 'AssignOp';
  const call = statement.name === 'AssignStatement' && isNamed ? parts[2] : parts[0];
  const callee = call?.firstChild;
  const args = call?.lastChild;
  if (
    !/^(Expression|Assign)Statement$/.test(statement.name) ||
    call?.name !== 'CallExpression' ||
    !callee ||
    !args
  ) {
    addFault(
      faults,
      statement.from,
      `expected a call such as f(0.1, steps=10), got ${textOf(statement, faults)}`,
    );
    return undefined;
  }
  const path = faults.text.slice(callee.from, callee.to);
  if (!/^[^\W\d]\w*(\s*\.\s*[^\W\d]\w*)*$/.test(path)) {
    addFault(faults, callee.from, `expected the name of what is called, got ${textOf(callee, faults)}`);
    return undefined;
  }
  const name = path.slice(path.lastIndexOf('.') + 1).trim();
  return { name, nameAt: callee.to - name.length, args };
}

const textOf = ({ from, to }: SyntaxNode, { text }: Faults): string => excerptOf(text.slice(from, to));

/** Adds what the parser could not read. */
export function addSyntaxFaults(tree: Tree, faults: Faults): void {
  tree.iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) addSyntaxFault(faults, from, to);
      return !type.isError;
    },
  });
}

/** Tells what the parser met at a place, or, if it misses something there, what comes next. */
export function addSyntaxFault(faults: Faults, from: number, to: number = from): void {
  const got = excerptOf(faults.text.slice(from, to)) || excerptOf(faults.text.slice(from, from + 20));
  addFault(faults, from, got ? `expected Python, got ${got}` : 'expected more Python, got the end');
}
