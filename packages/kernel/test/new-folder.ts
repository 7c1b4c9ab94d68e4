import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Inside the package, so that cells find tslab and the types of Node as a user's notebooks do.
const scratch = fileURLToPath(new URL('.tmp/', import.meta.url));

/** A new folder for one test; all of them are removed when the last test is over. */
export function newFolder(): string {
  mkdirSync(scratch, { recursive: true });
  return mkdtempSync(join(scratch, 'case-'));
}
