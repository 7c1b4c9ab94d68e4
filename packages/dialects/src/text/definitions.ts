/** The functions that a call names, which stand before it in a program. */
export interface Definitions {
  /** What stands for a function in the place of an argument: a `lambda` itself, and the name of a `def`. */
  readonly nameOf: (text: string) => string;
  /** A program with the functions, and the module that they need, before it. */
  readonly before: (program: string) => string;
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
    before: (program) => {
      const whole = [...defs.values(), program].join('\n\n\n');
      if (!/\bmath\./.test(whole)) return whole;
      return `import math\n\n${defs.size > 0 ? '\n' : ''}${whole}`;
    },
  };
}
