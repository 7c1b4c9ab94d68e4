import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, parse, resolve } from 'node:path';
import { type CellsModule, cellsModule } from './cells-module.ts';
import { findTypeScript, type InstalledTypeScript } from './find-typescript.ts';
import { mirrorFolder } from './mirror-folder.ts';
import { type Notebook, tagsOf } from './notebook.ts';
import type { NotebookIssue } from './notebook-error.ts';
import { tslabFolder, typescriptOfTslab } from './typescript-of-tslab.ts';

/** What the compiler says of notebooks, and which compiler it was. */
export interface TypeReport {
  readonly version: string;
  /** In the order of the notebooks; the path of an issue outside a cell is that of its file. */
  readonly issues: readonly (readonly NotebookIssue[])[];
}

/**
 * Checks the cells of notebooks of one folder by the TypeScript that is found from there, strictly, each notebook as one
 * module. A name that a later cell declares anew is no fault. Cells tagged `raises-exception` may be wrong.
 */
export async function checkTypes(folder: string, notebooks: readonly Notebook[]): Promise<TypeReport> {
  const compiler = findTypeScript(folder);
  const ts = typescriptOfTslab();
  const modules = notebooks.map(({ cells }) => cellsModule(ts, cells));
  const root = await realpath(await mkdtemp(join(tmpdir(), 'lrlab-check-')));
  try {
    const roots = modules.map((_, i) => join(root, String(i)));
    const folders: string[] = [];
    for (const [i, { files }] of modules.entries()) {
      folders[i] = await mirrorFolder(folder, roots[i]!);
      for (const { name, text } of files) await writeFile(join(folders[i]!, name), text);
    }
    const config = {
      compilerOptions: {
        ...strictOptions,
        typeRoots: [typeRootOf(folder)],
        // Relative imports are looked up where the notebook is, too.
        rootDirs: [...roots, parse(folder).root],
      },
      files: modules.flatMap(({ files }, i) => files.map(({ name }) => join(folders[i]!, name))),
    };
    await writeFile(join(root, 'tsconfig.json'), JSON.stringify(config));
    const said = diagnosticsOf(await run(compiler, root)).map((found) => ({
      ...found,
      file: resolve(root, found.file),
      message: roots.reduce((message, own) => message.replaceAll(own, ''), found.message),
    }));
    // What is wrong elsewhere, as in a file that a cell imports, is told once.
    const elsewhere = said
      .filter(({ file }) => !file.startsWith(root))
      .map(({ file, code, ...rest }) => ({ path: file, code: `TS${code}`, ...rest }));
    return {
      version: compiler.version,
      issues: modules.map((module, i) => [
        ...module.faults,
        ...issuesIn(said, module, folders[i]!).filter((issue) => !mayBeWrong(notebooks[i]!, issue)),
        ...(i === 0 ? elsewhere : []),
      ]),
    };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

function mayBeWrong({ cells }: Notebook, { path }: NotebookIssue): boolean {
  const cell = cells[Number(/^cells\[(\d+)\]/.exec(path)?.[1])];
  return cell !== undefined && tagsOf(cell).includes('raises-exception');
}

const strictOptions = {
  strict: true,
  noEmit: true,
  target: 'es2022',
  lib: ['es2023'],
  module: 'esnext',
  moduleResolution: 'bundler',
  moduleDetection: 'force',
  resolveJsonModule: true,
  esModuleInterop: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  jsx: 'react',
  types: ['node'],
};

/** The folder with the types of Node: those of the notebook's workspace, or those that cells are run with. */
function typeRootOf(folder: string): string {
  for (const from of [folder, tslabFolder()]) {
    try {
      return dirname(dirname(createRequire(join(from, 'cell.js')).resolve('@types/node/package.json')));
    } catch {
      // Not from here.
    }
  }
  return join(folder, 'node_modules/@types');
}

function run({ tsc, version }: InstalledTypeScript, cwd: string): Promise<string> {
  return new Promise((done, fail) => {
    const args = [tsc, '-p', 'tsconfig.json', '--pretty', 'false'];
    execFile(process.execPath, args, { cwd, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      // A compiler that does not take its options has not checked anything.
      const [refusal] = /^(?:tsconfig\.json\(.*\): )?error TS.*/m.exec(stdout) ?? [];
      const isSilent = error && diagnosticsOf(stdout).length === 0;
      if (refusal !== undefined || isSilent) {
        fail(new Error(`TypeScript ${version} in ${tsc}: ${refusal ?? (stdout + stderr || error?.message)}`));
      } else done(stdout);
    });
  });
}

interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: number;
  readonly message: string;
}

/** The compiler's own lines; those that are indented go on with the message. */
function diagnosticsOf(text: string): readonly Diagnostic[] {
  const found = text.matchAll(/^(\S.*?)\((\d+),(\d+)\): error TS(\d+): (.*(?:\r?\n[ \t]+.*)*)/gm);
  return [...found].map(([, file = '', line, column, code, message = '']) => ({
    file,
    line: Number(line),
    column: Number(column),
    code: Number(code),
    message,
  }));
}

// What only the top of a module may hold is in a block here, and need not be there.
const ofBlocks: readonly number[] = [1231, 1232, 1233, 1234, 1235];

function issuesIn(
  said: readonly Diagnostic[],
  { files }: CellsModule,
  folder: string,
): readonly NotebookIssue[] {
  return said.flatMap(({ file, line, column, code, message }) => {
    const place = files.find(({ name }) => join(folder, name) === file)?.places[line - 1];
    if (!place || ofBlocks.includes(code)) return [];
    const at = { line: place.line, column: place.column ?? column };
    return [{ path: `cells[${place.cell}].source`, code: `TS${code}`, message, ...at }];
  });
}
