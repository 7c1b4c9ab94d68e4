import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type * as TypeScript from '@tslab/typescript-for-tslab';

/** The compiler tslab carries; everything that reads a cell's text uses this one, so all agree. */
export type Ts = typeof TypeScript;

/** The folder of the installed tslab. */
export function tslabFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('tslab/package.json'));
}

/** Loads tslab's own TypeScript, which takes about 0.15 s the first time. */
export function typescriptOfTslab(folder: string = tslabFolder()): Ts {
  return createRequire(`${folder}/package.json`)('@tslab/typescript-for-tslab') as Ts;
}
