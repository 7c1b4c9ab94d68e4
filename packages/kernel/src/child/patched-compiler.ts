import type { createRequire, SourceMapPayload } from 'node:module';
import { dirname } from 'node:path';
import type * as TypeScript from '@tslab/typescript-for-tslab';
import type { Ts } from '../typescript-of-tslab.ts';
import { type CellPrograms, cellPrograms } from './cell-programs.ts';
import { type OutsideFile, withOutsideFiles } from './outside-files.ts';
import { prepareFile } from './prepare-cell.ts';
import { type RereadFiles, rereadFiles } from './reread-files.ts';
import { type ScriptMap, takeInlineMap } from './script-map.ts';

const notUnderRootDir = 6059;

type Require = ReturnType<typeof createRequire>;

/** tslab's compiler with better options, and the source map of every script it has made, by source name. */
export interface PatchedCompiler {
  readonly ts: Ts;
  readonly maps: Map<string, ScriptMap>;
  /** Scripts of files outside the folder, as they are made; whoever takes one removes it. */
  readonly outside: OutsideFile[];
  /** Absent where files are not read again. */
  readonly files: RereadFiles | undefined;
  readonly programs: CellPrograms;
}

/**
 * Puts a changed copy of the compiler where tslab will find it: packages resolve by their `exports`, Node's types
 * are found under pnpm too, and both passes keep source maps. To be called before tslab's converter is loaded.
 */
export function patchCompiler(require: Require, isLive: boolean): PatchedCompiler {
  const place = require.resolve('@tslab/typescript-for-tslab');
  const ts = require(place) as Ts;
  const nodeTypes = dirname(dirname(require.resolve('@types/node/package.json')));
  const maps = new Map<string, ScriptMap>();

  const outside: OutsideFile[] = [];
  const programs = cellPrograms(ts);
  const files = isLive
    ? rereadFiles({
        folder: process.cwd(),
        isFixed: (path) => [dirname(place), nodeTypes].some((fixed) => path.startsWith(`${fixed}/`)),
        importersOf: programs.importersOf,
        onChange: (path) => {
          if (path.endsWith('.json')) delete require.cache[path];
        },
      })
    : undefined;

  // A headless run lasts seconds, and what changes on disk meanwhile is not for it; a live one looks between cells.
  // Told in the middle of its work the compiler gives up with an internal error. The two files that hold the cells
  // are not on disk: tslab calls their watchers itself.
  const unwatched = (system: TypeScript.System): TypeScript.System => {
    const nothing = { close: () => {} };
    const { watchFile, setTimeout, clearTimeout } = system;
    // The compiler forgets failed look-ups with every new program; the timer for it is one more than tslab can take.
    const never = {};
    return Object.assign(Object.create(system), {
      watchFile: (...how: Parameters<NonNullable<typeof watchFile>>) => watchFile!.apply(system, how),
      readFile: (path: string, encoding?: string) => {
        const text = system.readFile(path, encoding);
        if (text === undefined) return undefined;
        if (/\.d\.[cm]?ts$/.test(path)) return isLive ? text : withoutDocs(text);
        return path.endsWith('.ts') ? prepareFile(ts, text) : text;
      },
      watchDirectory: files?.watchDirectory ?? (() => nothing),
      setTimeout: (callback: () => void, ...rest: [number]) =>
        callback.name === 'invalidateResolutionsOfFailedLookup' ? never : setTimeout!(callback, ...rest),
      clearTimeout: (timer: unknown) => {
        if (timer !== never) clearTimeout!(timer);
      },
    });
  };
  // The watchers of tslab itself, which call those of the compiler.
  ts.sys.watchFile = files?.watchFile ?? (() => ({ close: () => {} }));
  const createWatchCompilerHost = (
    names: string[],
    options: TypeScript.CompilerOptions,
    system: TypeScript.System,
    _createProgram: unknown,
    ...rest: never[]
  ) =>
    withOutsideFiles(
      outside,
      (ts.createWatchCompilerHost as (...all: unknown[]) => Parameters<typeof withOutsideFiles>[1])(
        names,
        {
          ...options,
          typeRoots: [...(options.typeRoots ?? []), nodeTypes],
          types: ['node'],
          moduleResolution: ts.ModuleResolutionKind.Bundler,
          allowImportingTsExtensions: true,
          lib: ['lib.es2023.d.ts'],
          inlineSourceMap: true,
          sourceRoot: '/',
        },
        unwatched(system),
        programs.create,
        ...rest,
      ),
    );
  // A file beside or above the folder is compiled like one below it.
  const getPreEmitDiagnosticsOfFiles = (...how: unknown[]): readonly TypeScript.Diagnostic[] =>
    (
      ts as unknown as {
        getPreEmitDiagnosticsOfFiles: (...all: unknown[]) => readonly TypeScript.Diagnostic[];
      }
    )
      .getPreEmitDiagnosticsOfFiles(...how)
      .filter(({ code }) => code !== notUnderRootDir);
  // Few scripts throw, so the map is made when one does.
  const mapOf = (text: string, options: TypeScript.TranspileOptions): SourceMapPayload | undefined => {
    const compilerOptions = { ...options.compilerOptions, sourceMap: true };
    const { sourceMapText } = ts.transpileModule(text, { ...options, compilerOptions });
    return sourceMapText === undefined ? undefined : (JSON.parse(sourceMapText) as SourceMapPayload);
  };
  const transpileModule = (input: string, options: TypeScript.TranspileOptions) => {
    const { text, map } = takeInlineMap(input);
    const made = ts.transpileModule(text, options);
    const source = map?.sources[0];
    if (source !== undefined && map)
      maps.set(source, { toModule: () => mapOf(text, options), toSource: map });
    return { ...made, outputText: withoutTsExtensions(made.outputText) };
  };
  require.cache[place]!.exports = {
    ...ts,
    createWatchCompilerHost,
    transpileModule,
    getPreEmitDiagnosticsOfFiles,
  };
  return { ts, maps, outside, files, programs };
}

/**
 * Typings with plain comments for those with documentation, every place what it was: reading documentation takes half the
 * time of reading typings, and where nobody can ask for it nobody misses it.
 */
function withoutDocs(text: string): string {
  return text.replace(/^([ \t]*)\/\*\*(?!\/)/gm, '$1/* ');
}

/** tslab keeps compiled neighbours under their names without an extension. */
function withoutTsExtensions(text: string): string {
  return text.replace(/\brequire\("(\.\.?\/[^"]+)\.ts"\)/g, 'require("$1")');
}
