import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/**
 * Writes a file whole or not at all, and makes the folder it stands in; the mode of what stood there is kept.
 *
 * Throws the file system's error; what stood there before stands there still.
 *
 * @example
 * ```ts
 * await writeWhole('pages/first.html', html);
 * ```
 */
export async function writeWhole(path: string, contents: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFileAtomic(path, typeof contents === 'string' ? contents : Buffer.from(contents));
}
