import { isAbsolute } from 'node:path';
import type * as TypeScript from '@tslab/typescript-for-tslab';

/** The ES module made of a source file outside the folder, under the name it would have beside that file. */
export interface OutsideFile {
  readonly path: string;
  readonly module: string;
}

type Builder = TypeScript.EmitAndSemanticDiagnosticsBuilderProgram;
type Host = { afterProgramCreate?: (builder: Builder) => void };

/**
 * Keeps what a compiler host emits outside its root folder from tslab, which refuses it, and puts it in `outside`.
 * tslab sets `afterProgramCreate` on the host and emits with the builder it is given there.
 */
export function withOutsideFiles(outside: OutsideFile[], host: Host): Host {
  let inner = host.afterProgramCreate;
  return Object.defineProperty(host, 'afterProgramCreate', {
    get: () => inner,
    set: (listener: (builder: Builder) => void) => {
      inner = (builder) => listener(collecting(outside, builder));
    },
  });
}

function collecting(outside: OutsideFile[], builder: Builder): Builder {
  const emit: Builder['emit'] = (file, writeFile, ...rest) =>
    builder.emit(
      file,
      (path, text, ...how) => {
        if (!isAbsolute(path)) return writeFile?.(path, text, ...how);
        if (path.endsWith('.js')) outside.push({ path, module: text });
      },
      ...rest,
    );
  return Object.assign(Object.create(builder) as Builder, { emit });
}
