import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Document, Named } from '../document.ts';
import { addFault, excerptOf, type Fault, type Faults, faultAt, throwFaults } from '../faults.ts';
import type { TextNode } from '../text-node.ts';
import { type PythonScope, partsOf, pythonNode } from './python-node.ts';
import { scanned } from './scan.ts';

/** Up to so many characters every fault of syntax is told; in a longer text only the first, as looking on takes seconds. */
const searched = 10_000;

/** More statements are no configuration. */
const mostStatements = 2000;

/** What a Python program says about values: expressions, and names given to them. Nothing is run. */
export function parsePython(faults: Faults): Document {
  const { text } = faults;
  const python = scanned(faults);
  throwFaults(faults);
  const tree = treeOf(python, faults);
  const names = new Map<string, TextNode>();
  const scope: PythonScope = { text, python, names };
  const values: Named[] = [];
  const ignored: Fault[] = [];
  for (const statement of statementsOf(tree, faults)) {
    const parts = partsOf(statement, 4).filter(({ type }) => !type.isError);
    const [first, second, third] = parts;
    if (statement.name === 'ExpressionStatement' && first) {
      values.push({ value: pythonNode(first, scope) });
    } else if (
      statement.name === 'AssignStatement' &&
      first &&
      isDotted(first, text) &&
      second?.name === 'AssignOp' &&
      third
    ) {
      // A member is a name with points: `cfg.SOLVER.MAX_ITER`.
      const name = text.slice(first.from, first.to);
      // Of `a = b, c` the comma makes a tuple, which is not read.
      const value = pythonNode(third, scope);
      names.set(name, value);
      values.push({ name, value });
    } else if (statement.name === 'FunctionDefinition' && second?.name === 'VariableName') {
      names.set(text.slice(second.from, second.to), opaque(statement, text));
    } else if (statement.name !== 'ImportStatement') {
      const got = excerptOf(text.slice(statement.from, statement.to));
      ignored.push(faultAt(statement.from, `expected a call or a name for one, got ${got}`));
    }
  }
  return { text, values, ignored };
}

const isDotted = ({ name, from, to }: SyntaxNode, text: string): boolean =>
  name === 'VariableName' || (name === 'MemberExpression' && /^[\w.]+$/.test(text.slice(from, to)));

const opaque = ({ from, to }: SyntaxNode, text: string): TextNode => ({
  kind: 'opaque',
  faults: [faultAt(from, `expected a literal, got ${excerptOf(text.slice(from, to))}`)],
  from,
  to,
});

function statementsOf(tree: Tree, faults: Faults): SyntaxNode[] {
  const nodes = partsOf(tree.topNode, mostStatements + 1).flatMap((node) =>
    node.name === 'StatementGroup' ? partsOf(node).filter(({ name }) => name !== ';') : [node],
  );
  if (nodes.length > mostStatements) {
    addFault(
      faults,
      nodes[mostStatements]!.from,
      `expected at most ${mostStatements} statements, got more`,
      'size',
    );
  }
  return nodes.slice(0, mostStatements).filter(({ type }) => !type.isError);
}

/** The text as the parser understands it, and what it does not. */
function treeOf(python: string, faults: Faults): Tree {
  if (python.length <= searched) {
    const tree = parser.parse(python);
    tree.iterate({
      enter: ({ type, from, to }) => {
        if (type.isError) addSyntaxFault(faults, from, to);
        return !type.isError;
      },
    });
    return tree;
  }
  try {
    return parser.configure({ strict: true }).parse(python);
  } catch (error) {
    const place = /No parse at (\d+)/.exec((error as Error).message)?.[1];
    addSyntaxFault(faults, Number(place ?? 0));
    throwFaults(faults);
    throw error;
  }
}

/** Tells what the parser met at a place, or, if it misses something there, what comes next. */
function addSyntaxFault(faults: Faults, from: number, to: number = from): void {
  const got = excerptOf(faults.text.slice(from, to)) || excerptOf(faults.text.slice(from, from + 20));
  addFault(faults, from, got ? `expected Python, got ${got}` : 'expected more Python, got the end');
}
