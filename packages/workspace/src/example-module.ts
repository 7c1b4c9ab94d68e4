import { fileURLToPath } from 'node:url';
import { type Comment, lineAt, type Statement, type Syntax, syntaxOf } from './syntax.ts';

const checks = fileURLToPath(new URL('./example-checks.ts', import.meta.url));

/** A module that runs an example and checks the values and errors written in its comments. */
export interface ExampleModule {
  readonly code: string;
  /** How many values and errors it checks; after it has run, its `$ran` has that many entries. */
  readonly checks: number;
}

/**
 * Makes a module of an example.
 *
 * `// => value` after a statement, or on the line below it, checks the value of the expression or of the one variable that
 * is declared; `// throws text` that it throws an error whose message contains the text. A value may go on in the
 * comments below it.
 *
 * `names` are the modules from which names come that the example uses without importing them.
 */
export function exampleModule(
  text: string,
  { place = '', names = {} }: { place?: string; names?: Readonly<Record<string, string>> } = {},
): ExampleModule {
  const syntax = syntaxOf(text);
  const used = new Set<Comment>();
  const imports: string[] = [];
  let body = '';
  let done = 0;
  let count = 0;
  const replace = ({ start, end }: Statement, code: string): void => {
    body += text.slice(done, start) + code;
    done = end;
  };
  for (const { statement, next } of statementsIn(syntax)) {
    if (statement.type === 'ImportDeclaration') {
      imports.push(text.slice(statement.start, statement.end));
      replace(statement, '');
    }
    const comments = expectationAfter(syntax, statement, next);
    if (comments.length === 0) continue;
    for (const comment of comments) used.add(comment);
    replace(statement, `$ran.add(${count++}); ${checked(syntax, statement, comments, place)}`);
  }
  body += text.slice(done);
  const lost = syntax.comments.find((comment) => isExpectation(comment) && !used.has(comment));
  if (lost) throw new Error(`nothing stands before the comment //${lost.value}`);
  for (const [name, from] of Object.entries(names)) {
    if (new RegExp(`\\b${name}\\b`).test(text)) imports.push(`import { ${name} } from ${quoted(from)};`);
  }
  imports.push(`import { near as $near, same as $same, throws as $throws } from ${quoted(checks)};`);
  // In a block of its own an example may declare a name that is also exported.
  const block = Object.keys(names).length > 0 ? ['{', body, '}'] : [body];
  return {
    code: [...imports, 'export const $ran = new Set<number>();', ...block, ''].join('\n'),
    checks: count,
  };
}

const quoted = (text: string): string => JSON.stringify(text);

const isExpectation = ({ type, value }: Comment): boolean => type === 'Line' && /^ (=>|throws) /.test(value);

/** Every statement, also inside of blocks, in the order of the text, with the place where the next one begins. */
function statementsIn({ text, body }: Syntax): { statement: Statement; next: number }[] {
  const found: { statement: Statement; next: number }[] = [];
  const visit = (value: unknown, end: number): void => {
    if (Array.isArray(value)) {
      for (const one of value) visit(one, end);
    } else if (typeof value === 'object' && value && 'type' in value) {
      const { type, body, ...rest } = value as { type: string; body?: unknown; end: number };
      if (type === 'BlockStatement') list(body as Statement[], rest.end);
      else visit([...Object.values(rest), body], end);
    }
  };
  const list = (statements: readonly Statement[], end: number): void => {
    for (const [i, statement] of statements.entries()) {
      found.push({ statement, next: statements[i + 1]?.start ?? end });
      visit(statement, end);
    }
  };
  list(body, text.length);
  return found;
}

const textOf = (comments: readonly Comment[]): string => comments.map(({ value }) => value.trim()).join('\n');

function isValue(code: string): boolean {
  try {
    return syntaxOf(`(${code})`).body.length === 1;
  } catch {
    return false;
  }
}

/** The comment that says what the statement gives, with those that continue it; none where nothing is said. */
function expectationAfter({ text, comments }: Syntax, { end }: Statement, next: number): Comment[] {
  const [first, ...rest] = comments.filter((comment) => comment.start >= end && comment.end <= next);
  if (!first || !isExpectation(first) || /\S|\n.*\n/.test(text.slice(end, first.start))) return [];
  if (first.value.startsWith(' throws ')) return [first];
  for (let i = 0; i <= rest.length; i++) {
    const said = [first, ...rest.slice(0, i)];
    if (isValue(textOf(said).slice(2))) return said;
  }
  throw new Error(`this is not a value: ${first.value.slice(4)}`);
}

function checked(syntax: Syntax, statement: Statement, comments: readonly Comment[], place: string): string {
  const expression = expressionOf(syntax, statement);
  const said = textOf(comments);
  const shown = expression.name ?? expression.code;
  const at = quoted(`${place ? `${place}, ` : ''}line ${lineAt(syntax.text, statement.start)}: ${shown}`);
  if (said.startsWith('throws ')) {
    return `await $throws(${at}, async () => (${expression.code}), ${quoted(said.slice(7).trim())});`;
  }
  const value = `(${withNear(said.slice(2).trim())})`;
  return expression.name
    ? `${syntax.text.slice(statement.start, statement.end)}\n$same(${at}, ${expression.name}, ${value});`
    : `$same(${at}, (${expression.code}), ${value});`;
}

/** The code whose value a statement gives, and the variable that holds it. */
function expressionOf({ text }: Syntax, statement: Statement): { code: string; name?: string } {
  const code = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  if (statement.type === 'ExpressionStatement') return { code: code(statement.expression) };
  if (statement.type === 'VariableDeclaration' && statement.declarations.length === 1) {
    const { id, init } = statement.declarations[0]!;
    if (id.type === 'Identifier' && init) return { code: code(init), name: id.name };
  }
  throw new Error(`a comment says a value, but this has none: ${code(statement)}`);
}

/** `~0.1` outside of strings is a number to be met to 1e-12. */
function withNear(value: string): string {
  const strings = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/;
  const number = /~ ?(-?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[-+]?\d+)?)/;
  return value.replace(new RegExp(`${strings.source}|${number.source}`, 'gi'), (whole, near?: string) =>
    near === undefined ? whole : `$near(${near})`,
  );
}
