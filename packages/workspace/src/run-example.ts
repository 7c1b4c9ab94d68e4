import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { exampleModule } from './example-module.ts';

/**
 * Runs one example inside a vitest test. Its module is written to `.report/examples` of a package, whose dependencies
 * it can import; vitest takes the types out.
 */
export async function runExample(
  text: string,
  options: { packageDir: string; name: string; place?: string; names?: Readonly<Record<string, string>> },
): Promise<void> {
  const { packageDir, name, ...rest } = options;
  const file = join(packageDir, '.report/examples', `${name}.ts`);
  mkdirSync(dirname(file), { recursive: true });
  const { code, checks } = exampleModule(text, rest);
  writeFileSync(file, code);
  const { $ran } = (await import(/* @vite-ignore */ file)) as { $ran: ReadonlySet<number> };
  expect($ran.size, 'every value that is written was reached').toBe(checks);
}
