import type { Form, PythonStyle } from '../form/form.ts';
import type { InnerCall } from '../form/parameter.ts';
import { callBlock } from './call-block.ts';
import { definitions } from './definitions.ts';
import { importsOf } from './imports-of.ts';
import { type Block, blockText } from './python/block.ts';

interface Around {
  /** Those that the call may be of. */
  readonly forms: readonly Form[];
  readonly python: PythonStyle;
  /** The statements that the call stands in. */
  readonly statements: (block: Block | string) => readonly Block[];
  /** The imports that the statements need besides. */
  readonly imports?: readonly string[];
}

/** A program that hands a call over to something else: its imports, the functions that the call names, and the statements. */
export function programAround(call: InnerCall, { forms, python, statements, imports = [] }: Around): string {
  const { nameOf, before } = definitions();
  const block = callBlock(call, { forms, nameOf, open: (name) => `${name}(` });
  const lines = statements(block).map((statement) => blockText(statement));
  return before(lines.join('\n'), [...imports, ...importsOf(call, python)]);
}
