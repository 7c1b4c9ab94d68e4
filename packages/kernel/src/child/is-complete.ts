import type * as TypeScript from '@tslab/typescript-for-tslab';
import type { Answer } from '../messages.ts';
import type { Ts } from '../typescript-of-tslab.ts';

// `*/` expected, unterminated template literal, unterminated regular expression is none of these.
const openEnded = new Set([1010, 1160]);

/** Whether a console should run what has been typed, or ask for another line. */
export function isCompleteAnswer(ts: Ts, code: string): Answer & { readonly type: 'is-complete' } {
  const file = ts.createSourceFile('cell.ts', `${code}`, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
  const found = (file as unknown as { parseDiagnostics: readonly TypeScript.DiagnosticWithLocation[] })
    .parseDiagnostics;
  if (found.length === 0) return { type: 'is-complete', status: 'complete' };
  const end = code.trimEnd().length;
  const isOpen = found.some((one) => openEnded.has(one.code) || one.start >= end);
  if (!isOpen) return { type: 'is-complete', status: 'invalid' };
  return { type: 'is-complete', status: 'incomplete', indent: indentAfter(code) };
}

function indentAfter(code: string): string {
  const line = code.trimEnd().split('\n').at(-1) ?? '';
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  return /[{([]\s*$|=>\s*$/.test(line.replace(/\/\/.*$/, '')) ? `${indent}  ` : indent;
}
