import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { type Issue, ScheduleError } from '@lrlab/core';
import { excerptOf, type Fault, type Faults, faultAt, issuesOf } from '../faults.ts';
import { compileExpression } from './compile-expression.ts';
import { type Compiling, failed, numberOf, type PythonValue } from './computation.ts';
import { partsOf } from './parts-of.ts';
import { knownFunctions } from './python-math.ts';
import { compileBody, type Statement } from './python-statements.ts';
import { scanned } from './scan.ts';

/** A function as plain data: its text in Python. */
export interface FunctionSource {
  readonly function: string;
}

export const isFunctionSource = (value: unknown): value is FunctionSource =>
  typeof value === 'object' && value !== null && 'function' in value && typeof value.function === 'string';

/** A function of one number that was read, or why it was not. */
export interface ReadFunction {
  readonly rate?: (step: number) => number;
  /** The number that it is a power of, `base ** step`, or that it always is. */
  readonly shape?: { readonly base: number } | { readonly always: number };
  readonly issues: readonly Issue[];
}

/** Operations of all calls of one function together: about a second of them. */
const mostOperations = 50_000_000;

/**
 * A Python function of one number, read by arithmetic and never run: a `lambda`, or a `def` of assignments, `if`, `while` and
 * `return`, with the operators and functions of numbers.
 *
 * @example
 * functionIn({ function: 'lambda epoch: 0.95 ** epoch' }).rate?.(2); // => 0.9025
 */
export function functionIn({ function: text }: FunctionSource): ReadFunction {
  const faults: Faults = { text, at: [] };
  const python = scanned(faults);
  if (faults.at.length > 0) return { issues: issuesOf(text, faults.at) };
  const compiling: Compiling = { text, python, faults: faults.at };
  const tree = parser.parse(python);
  tree.iterate({
    enter: ({ type, from, to }) => {
      if (type.isError)
        compiling.faults.push(faultAt(from, `expected Python, got ${excerptOf(text.slice(from, to))}`));
    },
  });
  try {
    const found = compiling.faults.length === 0 ? compileFunction(tree.topNode, compiling) : undefined;
    if (found && faults.at.length === 0) return { ...found, issues: [] };
  } catch (error) {
    // A default value that cannot be computed.
    if (error instanceof ScheduleError) return { issues: error.issues };
    throw error;
  }
  return { issues: issuesOf(text, faults.at) };
}

function compileFunction(top: SyntaxNode, compiling: Compiling): Omit<ReadFunction, 'issues'> | undefined {
  const [statement, second] = partsOf(top, 2);
  const inside = statement && partsOf(statement, 8);
  const lambda = inside?.[0];
  if (second || !inside || !lambda) return refuse(compiling, second?.from ?? 0);
  if (statement.name === 'FunctionDefinition') {
    const [list, body] = [inside.find(({ name }) => name === 'ParamList'), statement.lastChild];
    return list && body?.name === 'Body'
      ? callable(list, compileBody(body, compiling), compiling)
      : undefined;
  }
  const text = compiling.text.slice(lambda.from, lambda.to);
  const known = knownFunctions.get(text);
  if (known && known.least === 1) return { rate: (step) => known.of(step) };
  const list = lambda.name === 'LambdaExpression' ? lambda.getChild('ParamList') : undefined;
  const body = lambda.lastChild;
  if (!list || !body) return refuse(compiling, lambda.from);
  const made = callable(list, compileExpression(body, compiling), compiling);
  return made && { ...made, ...shapeOf(body, list, compiling) };
}

function refuse({ faults, text }: Compiling, offset: number): undefined {
  faults.push(
    faultAt(offset, `expected one lambda or def, got ${excerptOf(text.slice(offset)) || 'nothing'}`),
  );
}

/** A body as a function of the first parameter; the others have the values that the text gives them. */
function callable(
  list: SyntaxNode,
  body: Statement,
  compiling: Compiling,
): Omit<ReadFunction, 'issues'> | undefined {
  const { text } = compiling;
  const [first, ...others] = parametersOf(list);
  if (!first || first.value) return refuse(compiling, list.from);
  const defaults = new Map<string, PythonValue>();
  const budget = { left: mostOperations };
  for (const { name, value } of others) {
    if (!value) return refuse(compiling, name.from);
    defaults.set(
      text.slice(name.from, name.to),
      compileExpression(value, compiling)({ names: defaults, budget }),
    );
  }
  const own = text.slice(first.name.from, first.name.to);
  return {
    rate: (step) => {
      const value = body({ names: new Map([...defaults, [own, step]]), budget });
      if (value === undefined) throw failed(`expected a number at step ${step}, got None`);
      return numberOf(value);
    },
  };
}

function parametersOf(list: SyntaxNode): { readonly name: SyntaxNode; readonly value?: SyntaxNode }[] {
  const parts = partsOf(list).filter(({ name }) => name !== 'TypeDef' && name !== '*');
  return parts.flatMap((name, i) => {
    if (name.name !== 'VariableName' || parts[i - 1]?.name === 'AssignOp') return [];
    const value = parts[i + 1]?.name === 'AssignOp' ? parts[i + 2] : undefined;
    return [value ? { name, value } : { name }];
  });
}

/** What is known of a lambda without asking it: `0.95 ** epoch`, or one number. */
function shapeOf(
  body: SyntaxNode,
  list: SyntaxNode,
  { text, python }: Compiling,
): Pick<ReadFunction, 'shape'> {
  const { name } = parametersOf(list)[0]!;
  const own = text.slice(name.from, name.to);
  const fixed = (node: SyntaxNode): number | undefined => {
    if (/[^\W\d]/.test(text.slice(node.from, node.to).replace(/\d[eE]/g, ''))) return undefined;
    const faults: Fault[] = [];
    const value = compileExpression(node, { text, python, faults })({
      names: new Map(),
      budget: { left: 1000 },
    });
    return faults.length === 0 && typeof value === 'number' ? value : undefined;
  };
  const always = fixed(body);
  if (always !== undefined) return { shape: { always } };
  const [left, operator, right] = body.name === 'BinaryExpression' ? partsOf(body) : [];
  if (!left || !right || text.slice(operator!.from, operator!.to) !== '**') return {};
  const base = text.slice(right.from, right.to) === own ? fixed(left) : undefined;
  return base === undefined ? {} : { shape: { base } };
}
