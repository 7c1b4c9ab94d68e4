import type * as TypeScript from '@tslab/typescript-for-tslab';
import type { Ts } from '../typescript-of-tslab.ts';

type Builder = TypeScript.EmitAndSemanticDiagnosticsBuilderProgram;
type Host = TypeScript.CompilerHost;

/** The programs that tslab's converter is given, which do what it uses of them and no more. */
export interface CellPrograms {
  /** What `createWatchCompilerHost` takes to make a program. */
  readonly create: (
    names: readonly string[],
    options: TypeScript.CompilerOptions,
    host: Host,
    old: Builder | undefined,
    ...rest: readonly unknown[]
  ) => Builder;
  /** Announces that the next program for exactly this cell is asked for the names it declares and for nothing else. */
  readonly namesOnly: (cell: string) => void;
  /** The source files that import a file, and those that import them. */
  readonly importersOf: (path: string) => readonly string[];
}

const cellFile = '/__tslab__.ts';

/** What the compiler has in its typings for itself only. */
interface Inner {
  readonly bindSourceFile: (file: TypeScript.SourceFile, options: TypeScript.CompilerOptions) => void;
}
interface InnerFile extends TypeScript.SourceFile {
  readonly resolvedModules?: {
    readonly forEach: (take: (found: { resolvedModule?: TypeScript.ResolvedModuleFull }) => void) => void;
  };
}

/**
 * tslab compiles a cell twice, the first time to learn the names it declares, and each time it has the compiler work
 * out how all files of all libraries refer to each other. The names are known when the cell is parsed and bound, and
 * of references only those between sources matter.
 */
export function cellPrograms(ts: Ts): CellPrograms {
  const { bindSourceFile } = ts as unknown as Inner;
  let expected: string | undefined;
  let current: TypeScript.Program | undefined;

  const importsOf = (program: TypeScript.Program, file: InnerFile): readonly InnerFile[] => {
    const paths: string[] = file.referencedFiles.map(({ fileName }) => fileName);
    file.resolvedModules?.forEach(({ resolvedModule }) => {
      if (resolvedModule) paths.push(resolvedModule.resolvedFileName);
    });
    return paths.flatMap((path) => program.getSourceFile(path) ?? []);
  };
  const dependenciesOf = (program: TypeScript.Program, file: TypeScript.SourceFile): readonly string[] => {
    const seen = new Set<TypeScript.SourceFile>([file]);
    // A set is walked to what is added meanwhile, too.
    for (const one of seen) for (const found of importsOf(program, one)) seen.add(found);
    return [...seen].map(({ fileName }) => fileName);
  };
  const namesOf = (name: string, host: Host, options: TypeScript.CompilerOptions): InnerFile | undefined => {
    const cell = expected;
    expected = undefined;
    const text = host.readFile(name);
    if (cell === undefined || text !== `export {};${ts.sys.newLine}${cell}`) return undefined;
    const file: InnerFile = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
    bindSourceFile(file, options);
    return file.locals?.size ? file : undefined;
  };
  // Each builder is made in a function of its own: one that could see the last one would keep it, and that one its own.
  const withSource = (builder: Builder, name: string, file: TypeScript.SourceFile): Builder => ({
    ...builder,
    getSourceFile: (path) => (path === name ? file : builder.getSourceFile(path)),
  });
  const withDependencies = (builder: Builder): Builder => ({
    ...builder,
    getAllDependencies: (source) => dependenciesOf(builder.getProgram(), source),
  });
  const create: CellPrograms['create'] = (names, options, host, old, ...rest) => {
    const name = names.find((one) => one.endsWith(cellFile));
    const bound = old && name ? namesOf(name, host, options) : undefined;
    // The old program stays the one to start from.
    if (old && name && bound) return withSource(old, name, bound);
    const builder = (ts.createAbstractBuilder as (...all: unknown[]) => Builder)(
      names,
      options,
      host,
      old,
      ...rest,
    );
    current = builder.getProgram();
    const file = name ? current.getSourceFile(name) : undefined;
    if (file) bindSourceFile(file, options);
    return withDependencies(builder);
  };
  return {
    create,
    namesOnly: (cell) => {
      expected = cell;
    },
    importersOf: (path) => {
      if (!current) return [];
      const program = current;
      const sources = program.getSourceFiles().filter((file) => !file.isDeclarationFile);
      return sources
        .filter((file) => file.fileName !== path && !file.fileName.endsWith(cellFile))
        .filter((file) => dependenciesOf(program, file).includes(path))
        .map(({ fileName }) => fileName);
    },
  };
}
