import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleModule } from './example-module.ts';
import { root } from './repository.ts';

/** What the compiler says to examples, by name, that are run with the dependencies of a package; empty if nothing. */
export function typeFaultsOf(examples: Readonly<Record<string, string>>, packageDir: string): string {
  mkdirSync(join(packageDir, '.report'), { recursive: true });
  const folder = mkdtempSync(join(packageDir, '.report/types-'));
  for (const [name, text] of Object.entries(examples)) {
    writeFileSync(join(folder, `${name}.ts`), exampleModule(text, { place: name }).code);
  }
  const compilerOptions = {
    noEmit: true,
    // A page may name a thing only to show it, and its files are no library.
    noUnusedLocals: false,
    isolatedDeclarations: false,
    declaration: false,
    declarationMap: false,
    rewriteRelativeImportExtensions: false,
    customConditions: ['@lrlab/source'],
  };
  const config = { extends: join(root, 'tsconfig.base.json'), compilerOptions, include: ['*.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(packageDir, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  return stdout;
}
