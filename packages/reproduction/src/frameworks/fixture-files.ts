import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../pictures/all-pictures.ts';

/** A fixture as far as the page speaks of it. */
export interface FixtureFile {
  /** Where it lies, from the root of the repository. */
  readonly file: string;
  /** Its name in notes, such as `pytorch/step`. */
  readonly name: string;
  readonly dialect: string;
  readonly form: string;
  /** Whether the installed framework, or a document's function, ran; else the framework's source alone. */
  readonly isRun: boolean;
}

const folders = [
  { folder: 'packages/dialects/fixtures', isRun: true },
  { folder: 'packages/dialects/fixtures-from-source', isRun: false },
];

/** Every fixture of the dialects. */
export function fixtureFiles(): FixtureFile[] {
  return folders.flatMap(({ folder, isRun }) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => {
        const { dialect, name } = JSON.parse(readFileSync(join(root, folder, file), 'utf8'));
        return { file: `${folder}/${file}`, name: file.slice(0, -5), dialect, form: name, isRun };
      }),
  );
}
