/** A program with its imports before it, sorted as formatters sort them, and Python's own `math` where it is used. */
export function withImports(program: string, imports: readonly string[]): string {
  const own = /(?<![.\w])math\./.test(program) ? 'import math' : '';
  const isFrom = (line: string): boolean => line.startsWith('from ');
  const others = [...new Set(imports)].sort(
    (a, b) => Number(isFrom(a)) - Number(isFrom(b)) || (a < b ? -1 : 1),
  );
  const head = [own, others.join('\n')].filter((block) => block !== '').join('\n\n');
  if (head === '') return program;
  // Two empty lines stand around what is defined.
  return `${head}${/^(?:def|class|@)/.test(program) ? '\n\n\n' : '\n\n'}${program}`;
}
