import { readFileSync } from 'node:fs';
import { type ESTree, parseSync } from 'vite';

type Program = ESTree.Program;
export type Statement = Program['body'][number];

export interface Comment {
  readonly type: 'Line' | 'Block';
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A parsed file or piece of TypeScript: its text, its statements and its comments. */
export interface Syntax {
  readonly text: string;
  readonly body: readonly Statement[];
  readonly comments: readonly Comment[];
}

/** TypeScript text parsed; a fault in it is thrown with its place. */
export function syntaxOf(text: string, name = 'example.ts'): Syntax {
  const { program, comments, errors } = parseSync(name, text);
  const [fault] = errors;
  if (fault) throw new Error(`${name}: ${fault.message}\n${fault.codeframe ?? ''}`);
  return { text, body: program.body, comments };
}

/** A parsed source file. */
export function syntaxOfFile(file: string): Syntax {
  return syntaxOf(readFileSync(file, 'utf8'), file);
}

/** The line, from 1, of an offset in a text. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
