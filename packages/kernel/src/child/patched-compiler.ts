import type { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type * as TypeScript from '@tslab/typescript-for-tslab';
import type { Ts } from '../typescript-of-tslab.ts';
import { type ScriptMap, takeInlineMap } from './script-map.ts';

type Require = ReturnType<typeof createRequire>;

/** tslab's compiler with better options, and the source map of every script it has made, by source name. */
export interface PatchedCompiler {
  readonly ts: Ts;
  readonly maps: Map<string, ScriptMap>;
}

/**
 * Puts a changed copy of the compiler where tslab will find it: packages resolve by their `exports`, Node's types
 * are found under pnpm too, and both passes keep source maps. To be called before tslab's converter is loaded.
 */
export function patchCompiler(require: Require): PatchedCompiler {
  const place = require.resolve('@tslab/typescript-for-tslab');
  const ts = require(place) as Ts;
  const nodeTypes = dirname(dirname(require.resolve('@types/node/package.json')));
  const maps = new Map<string, ScriptMap>();

  // A headless run lasts seconds, and what changes on disk meanwhile is not for it: the compiler gives up with an
  // internal error when a package is built under it. The two files that hold the cells are not on disk: tslab calls
  // their watchers itself.
  const unwatched = (system: TypeScript.System): TypeScript.System => {
    const { watchFile } = system;
    const nothing = { close: () => {} };
    return Object.assign(Object.create(system), {
      watchFile: (...how: Parameters<NonNullable<typeof watchFile>>) =>
        /__(tslab|prev)__/.test(how[0]) ? watchFile!.apply(system, how) : nothing,
      watchDirectory: () => nothing,
    });
  };
  const createWatchCompilerHost = (
    files: string[],
    options: TypeScript.CompilerOptions,
    system: TypeScript.System,
    ...rest: never[]
  ) =>
    (ts.createWatchCompilerHost as (...all: unknown[]) => unknown)(
      files,
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
      ...rest,
    );
  const transpileModule = (input: string, options: TypeScript.TranspileOptions) => {
    const { text, map } = takeInlineMap(input);
    const made = ts.transpileModule(text, {
      ...options,
      compilerOptions: { ...options.compilerOptions, sourceMap: true },
    });
    const outputText = takeInlineMap(made.outputText).text;
    const source = map?.sources[0];
    if (source !== undefined && map && made.sourceMapText) {
      maps.set(source, { toModule: JSON.parse(made.sourceMapText), toSource: map });
    }
    return { ...made, outputText: withoutTsExtensions(outputText) };
  };
  require.cache[place]!.exports = { ...ts, createWatchCompilerHost, transpileModule };
  return { ts, maps };
}

/** tslab keeps compiled neighbours under their names without an extension. */
function withoutTsExtensions(text: string): string {
  return text.replace(/\brequire\("(\.\.?\/[^"]+)\.ts"\)/g, 'require("$1")');
}
