import type { SyntaxNode } from '@lezer/common';
import { excerptOf, faultAt } from '../faults.ts';
import { compileExpression } from './compile-expression.ts';
import {
  type Compiling,
  type Computation,
  type Frame,
  failed,
  numberOf,
  type PythonValue,
} from './computation.ts';
import { partsOf } from './parts-of.ts';
import { operators } from './python-math.ts';

/** A statement as a computation: the value it returns, or nothing where the next statement goes on. */
export type Statement = (frame: Frame) => PythonValue | undefined;

/** The statements of a body, one after the other. */
export function compileBody(body: SyntaxNode, compiling: Compiling): Statement {
  const statements = partsOf(body)
    .filter(({ name }) => name !== ':')
    .flatMap((node) =>
      node.name === 'StatementGroup' ? partsOf(node).filter(({ name }) => name !== ';') : [node],
    )
    .map((node) => compileStatement(node, compiling));
  return (frame) => {
    for (const statement of statements) {
      const value = statement(frame);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

function compileStatement(node: SyntaxNode, compiling: Compiling): Statement {
  const parts = partsOf(node);
  const nothing: Statement = () => undefined;
  switch (node.name) {
    case 'ReturnStatement':
      if (parts.length === 2) return compileExpression(parts[1]!, compiling);
      break;
    case 'AssignStatement':
    case 'UpdateStatement':
      if (parts.length === 3 && parts[0]!.name === 'VariableName') return compileAssign(parts, compiling);
      break;
    case 'IfStatement':
      return compileIf(parts, compiling);
    case 'WhileStatement':
      if (parts.length === 3) return compileWhile(parts[1]!, parts[2]!, compiling);
      break;
    case 'PassStatement':
      return nothing;
    case 'ExpressionStatement':
      // What stands alone says something to people.
      if (parts.length === 1 && /String$/.test(parts[0]!.name)) return nothing;
      break;
  }
  const text = excerptOf(compiling.text.slice(node.from, node.to));
  if (!node.type.isError)
    compiling.faults.push(
      faultAt(node.from, `expected if, while, return or a name for a value, got ${text}`),
    );
  return nothing;
}

function compileAssign([target, operator, value]: readonly SyntaxNode[], compiling: Compiling): Statement {
  const name = compiling.text.slice(target!.from, target!.to);
  const sign = compiling.text.slice(operator!.from, operator!.to - 1);
  const computed = compileExpression(value!, compiling);
  const before = compileExpression(target!, compiling);
  const operate = sign === '' ? undefined : operators[sign];
  if (sign !== '' && !operate)
    compiling.faults.push(faultAt(operator!.from, `expected an operator of numbers, got ${excerptOf(sign)}`));
  return (frame) => {
    const own = computed(frame);
    frame.names.set(name, operate ? operate(numberOf(before(frame)), numberOf(own)) : own);
    return undefined;
  };
}

function compileIf(parts: readonly SyntaxNode[], compiling: Compiling): Statement {
  const branches: { readonly test: Computation; readonly body: Statement }[] = [];
  for (let i = 0; i < parts.length; ) {
    const isElse = parts[i]!.name === 'else';
    const [test, body] = isElse ? [undefined, parts[i + 1]] : [parts[i + 1], parts[i + 2]];
    if (body?.name !== 'Body') break;
    const condition = test ? compileExpression(test, compiling) : () => 1;
    branches.push({ test: condition, body: compileBody(body, compiling) });
    i += isElse ? 2 : 3;
  }
  return (frame) => branches.find(({ test }) => numberOf(test(frame)) !== 0)?.body(frame);
}

function compileWhile(test: SyntaxNode, body: SyntaxNode, compiling: Compiling): Statement {
  const condition = compileExpression(test, compiling);
  const own = compileBody(body, compiling);
  return (frame) => {
    while (numberOf(condition(frame)) !== 0) {
      if (--frame.budget.left < 0) throw failed('expected a loop that ends soon, got more turns');
      const value = own(frame);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}
