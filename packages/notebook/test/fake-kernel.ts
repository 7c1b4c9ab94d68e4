import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a cell showed: a display, or an update of one. */
export interface Shown {
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly transient: { readonly display_id?: string };
  readonly update: boolean;
}

/** A stand-in for the kernel's own module, loaded where a kernel has it, that keeps what is shown. */
export function fakeKernel(): { shown: Shown[]; stop(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'lrlab-kernel-'));
  const path = join(folder, 'tslab', 'dist', 'jupyter.js');
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, 'module.exports = { lastWriteDisplayData: null };');
  const require = createRequire(import.meta.url);
  const loaded = require(path) as { lastWriteDisplayData: unknown };
  const shown: Shown[] = [];
  loaded.lastWriteDisplayData = (message: Omit<Shown, 'update'>, update: boolean) => {
    shown.push({ ...message, update });
  };
  return {
    shown,
    stop: () => {
      delete require.cache[path];
      rmSync(folder, { recursive: true });
    },
  };
}
