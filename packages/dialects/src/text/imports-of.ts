import type { PythonStyle } from '../form/form.ts';
import { type InnerCall, isInnerCall } from '../form/parameter.ts';

/** How a call of a name looks in Python. */
export const styleOf = (python: PythonStyle, name: string): PythonStyle =>
  python.others?.find(({ names }) => names.includes(name)) ?? python;

/** The imports that a call and those in it need, each once, with the names that are taken from it. */
export function importsOf(call: InnerCall, python: PythonStyle): string[] {
  const found = new Map<string, Set<string>>();
  for (const name of namesIn(call)) {
    const { imports } = styleOf(python, name);
    if (imports !== undefined) found.set(imports, (found.get(imports) ?? new Set()).add(name));
  }
  return [...found].map(([imports, own]) => imports.replace('*', [...own].sort().join(', ')));
}

/** The names of a call and of those in it. */
const namesIn = ({ name, args }: InnerCall): string[] => [
  name,
  ...Object.values(args)
    .flat()
    .flatMap((value) => (isInnerCall(value) ? namesIn(value) : [])),
];
