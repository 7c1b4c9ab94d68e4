import { withImports } from './with-imports.ts';

/** The functions that a call names, which stand before it in a program. */
export interface Definitions {
  /** What stands for a function in the place of an argument: a `lambda` itself, and the name of a `def`. */
  readonly nameOf: (text: string) => string;
  /** A program with its imports, the module that the functions need among them, and the functions before it. */
  readonly before: (program: string, imports?: readonly string[]) => string;
}

/** No functions yet. */
export function definitions(): Definitions {
  const defs = new Map<string, string>();
  return {
    nameOf: (text) => {
      const [, own] = /^def\s+(\w+)/.exec(text) ?? [];
      if (own === undefined) return text;
      const renamed = (name: string): string => text.replace(/^def\s+\w+/, `def ${name}`);
      let name = own;
      for (let i = 2; defs.has(name) && defs.get(name) !== renamed(name); i++) name = `${own}_${i}`;
      defs.set(name, renamed(name));
      return name;
    },
    before: (program, imports = []) => {
      const whole = [...defs.values(), program].join('\n\n\n');
      return withImports(whole, imports);
    },
  };
}
