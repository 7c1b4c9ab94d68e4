import type { createRequire } from 'node:module';
import type { Converter, ConvertResult, Diagnostic } from 'tslab/dist/converter.js';
import type { Ts } from '../typescript-of-tslab.ts';
import { missingModules, placedDiagnostics } from './cell-diagnostics.ts';
import { type CellRun, type CellScript, scriptName } from './cell-script.ts';
import { patchCompiler } from './patched-compiler.ts';
import { prepareCell } from './prepare-cell.ts';

/** tslab's converter, given what works in a module, and what a cell's places are named by. */
export interface CellConverter {
  readonly ts: Ts;
  /** Compiles a cell on top of the declarations of those before it. */
  readonly convert: (cell: CellRun, declared: string) => ConvertResult;
  /** Remembers the source of a cell that was refused before it could be converted. */
  readonly refused: (cell: CellRun) => void;
  /** Looks whether files have changed. */
  readonly look: () => void;
  /** tslab's own, for what is not about running. */
  readonly plain: Converter;
  /** Every script by the name it has in a stack. */
  readonly scripts: ReadonlyMap<string, CellScript>;
}

/** Starts tslab's converter on the current folder; nothing of tslab may be loaded before. */
export function openConverter(require: ReturnType<typeof createRequire>, isLive: boolean): CellConverter {
  const { ts, maps, outside, files, programs } = patchCompiler(require, isLive);
  const { createConverter, esModuleToCommonJSModule } =
    require('./dist/converter.js') as typeof import('tslab/dist/converter.js') & {
      esModuleToCommonJSModule: (module: string, target: number) => string;
    };
  const plain = createConverter({ isJS: false, isBrowser: false });
  const scripts = new Map<string, CellScript>();

  const refused = ({ id, number, source }: CellRun): void => {
    scripts.set(scriptName(id), { number, source, prepared: source, originalOffset: (offset) => offset });
  };
  const refusal = (cell: CellRun, diagnostics: readonly Diagnostic[]): ConvertResult => {
    for (const specifier of missingModules(diagnostics)) files?.missed(specifier);
    refused(cell);
    return { diagnostics: [...diagnostics] };
  };
  const outsideOutputs = (): NonNullable<ConvertResult['sideOutputs']> =>
    outside.splice(0).map(({ path, module }) => ({
      path,
      data: esModuleToCommonJSModule(module, ts.ScriptTarget.ES2022),
    }));
  const convert: CellConverter['convert'] = (cell, declared) => {
    const { id, number, source } = cell;
    const hasChanged = files?.look() ?? false;
    const { source: prepared, hasForAwait, originalOffset } = prepareCell(ts, source);
    maps.delete('__tslab__.ts');
    if (!hasChanged) programs.namesOnly(prepared);
    const result = plain.convert(declared, prepared);
    if (result.diagnostics.length > 0) {
      return refusal(cell, placedDiagnostics(result.diagnostics, originalOffset));
    }
    const map = maps.get('__tslab__.ts');
    scripts.set(scriptName(id), { number, source, prepared, originalOffset, ...(map ? { map } : {}) });
    return {
      ...result,
      sideOutputs: [...(result.sideOutputs ?? []), ...outsideOutputs()],
      ...(hasForAwait ? { hasToplevelAwait: true } : {}),
      ...(result.output ? { output: `${result.output}\n//# sourceURL=${scriptName(id)}` } : {}),
    };
  };
  return { ts, convert, refused, look: () => void files?.look(), plain, scripts };
}
