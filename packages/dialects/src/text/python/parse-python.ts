import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Document, Named } from '../document.ts';
import { addFault, excerptOf, type Fault, type Faults, faultAt, throwFaults } from '../faults.ts';
import type { TextNode } from '../text-node.ts';
import { partsOf } from './parts-of.ts';
import { pythonNode } from './python-node.ts';
import type { PythonScope } from './python-scope.ts';
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
  const scope = { text, python, names: new Map<string, TextNode>() };
  const reading: Reading = {
    scope,
    handedOver: handedOverIn(text),
    values: [],
    definitions: new Map(),
    ignored: [],
  };
  for (const statement of statementsOf(partsOf(tree.topNode, mostStatements + 1), faults))
    readStatement(statement, reading, faults);
  const { values, definitions, ignored } = reading;
  return { text, values, definitions, ignored };
}

interface Reading {
  readonly scope: PythonScope & { readonly names: Map<string, TextNode> };
  /** The names that are more than called: `LambdaLR(optimizer, rate)` hands over a function, which is one of numbers. */
  readonly handedOver: ReadonlySet<string>;
  readonly values: Named[];
  readonly definitions: Map<string, TextNode>;
  readonly ignored: Fault[];
}

const handedOverIn = (text: string): ReadonlySet<string> => new Set(text.match(/\b[A-Za-z_]\w*\b(?!\s*\()/g));

function readStatement(statement: SyntaxNode, reading: Reading, faults: Faults): void {
  const { scope, handedOver, values, definitions, ignored } = reading;
  const { text, names } = scope;
  const parts = partsOf(statement).filter(({ type }) => !type.isError);
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
  } else if (statement.name === 'AssignStatement' && parts.at(-2)?.name === 'AssignOp') {
    // `a, b = f()`: the call is there, and what it gives has no name.
    values.push({ value: pythonNode(parts.at(-1)!, scope) });
  } else if (statement.name === 'ReturnStatement' && second) {
    values.push({ value: returned(parts.slice(1), scope) });
  } else if (statement.name === 'FunctionDefinition' && second?.name === 'VariableName') {
    const name = text.slice(second.from, second.to);
    names.set(name, opaque(statement, text));
    definitions.set(name, opaque(statement, text));
    if (!handedOver.has(name)) readBody(parts.at(-1), reading, faults);
  } else if (statement.name === 'ClassDefinition') {
    readBody(parts.at(-1), reading, faults);
  } else if (statement.name === 'DecoratedStatement' && parts.at(-1)?.name === 'ClassDefinition') {
    readStatement(parts.at(-1)!, reading, faults);
  } else if (statement.name !== 'ImportStatement') {
    const got = excerptOf(text.slice(statement.from, statement.to));
    ignored.push(faultAt(statement.from, `expected a call or a name for one, got ${got}`));
  }
}

/** What a class or a function holds, as if it stood in the program: `configure_optimizers`, `main`. */
function readBody(body: SyntaxNode | undefined, reading: Reading, faults: Faults): void {
  if (body?.name !== 'Body') return;
  const inner = partsOf(body, mostStatements + 1).filter(({ name }) => name !== ':');
  const own: Reading = { ...reading, ignored: [] };
  for (const statement of statementsOf(inner, faults)) readStatement(statement, own, faults);
}

/** The value that a function returns; several are a list. */
function returned(parts: readonly SyntaxNode[], scope: PythonScope): TextNode {
  const items = parts.filter(({ name }) => name !== ',').map((part) => pythonNode(part, scope));
  const [only] = items;
  if (only && items.length === 1) return only;
  return { kind: 'list', items, from: parts[0]!.from, to: parts.at(-1)!.to };
}

const isDotted = ({ name, from, to }: SyntaxNode, text: string): boolean =>
  name === 'VariableName' || (name === 'MemberExpression' && /^[\w.]+$/.test(text.slice(from, to)));

const opaque = ({ from, to }: SyntaxNode, text: string): TextNode => ({
  kind: 'opaque',
  faults: [faultAt(from, `expected a literal, got ${excerptOf(text.slice(from, to))}`)],
  from,
  to,
});

function statementsOf(statements: readonly SyntaxNode[], faults: Faults): SyntaxNode[] {
  const nodes = statements.flatMap((node) =>
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
