import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as TypeScript from '@tslab/typescript-for-tslab';

type Watched = (fileName: string, kind: TypeScript.FileWatcherEventKind) => void;

/** The files a compiler has read, looked at again when asked and never in between. */
export interface RereadFiles {
  readonly watchFile: (path: string, onChange: Watched) => TypeScript.FileWatcher;
  readonly watchDirectory: (path: string, onChange: (path: string) => void) => TypeScript.FileWatcher;
  /** Remembers a module that could not be found. */
  readonly missed: (specifier: string) => void;
  /** Tells the compiler what has changed since the last time; false where nothing has. */
  readonly look: () => boolean;
}

const changedKind = 1;
const removedKind = 2;
const endings = ['', '.ts', '.tsx', '.d.ts', '.js', '.json', '/index.ts', '/package.json'];

export interface RereadOptions {
  readonly folder: string;
  /** Whether a file never changes. */
  readonly isFixed: (path: string) => boolean;
  /** The files that import a file, and those that import them. */
  readonly importersOf: (path: string) => readonly string[];
  readonly onChange: (path: string) => void;
}

/**
 * A compiler that is told of changes while it works gives up. Here it is told between two cells only: by the times of
 * its files, which costs a millisecond or two. `onChange` gets the path of every file that was changed.
 */
export function rereadFiles({ folder, isFixed, importersOf, onChange }: RereadOptions): RereadFiles {
  const files = new Map<string, { readonly onChange: Watched; time: number }>();
  const folders = new Map<string, (path: string) => void>();
  const missing = new Set<string>();

  const lookForMissing = (): boolean => {
    let hasFound = false;
    for (const specifier of missing) {
      const found = placesOf(folder, specifier).find((path) => existsSync(path));
      if (found === undefined) continue;
      missing.delete(specifier);
      hasFound = true;
      for (const tell of folders.values()) tell(found);
    }
    return hasFound;
  };
  return {
    watchFile: (path, tell) => {
      if (isFixed(path)) return { close: () => {} };
      const watched = { onChange: tell, time: timeOf(path) };
      files.set(path, watched);
      return { close: () => files.get(path) === watched && files.delete(path) };
    },
    watchDirectory: (path, tell) => {
      folders.set(path, tell);
      return { close: () => folders.get(path) === tell && folders.delete(path) };
    },
    missed: (specifier) => missing.add(specifier),
    look: () => {
      const changed = [...files].filter(([path, watched]) => {
        const time = timeOf(path);
        if (time === watched.time) return false;
        watched.time = time;
        return true;
      });
      // A module that has run holds what it imported: it must run anew, too.
      const importers = new Set(changed.flatMap(([path]) => importersOf(path)));
      for (const [path, { onChange: tell, time }] of changed) {
        importers.delete(path);
        onChange(path);
        tell(path, time === 0 ? removedKind : changedKind);
      }
      for (const path of importers) files.get(path)?.onChange(path, changedKind);
      return lookForMissing() || changed.length > 0;
    },
  };
}

function placesOf(folder: string, specifier: string): readonly string[] {
  if (/^\.\.?\//.test(specifier)) {
    const path = join(folder, specifier);
    return endings.map((ending) => path.replace(/\.[cm]?[jt]s$/, '') + ending);
  }
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const places: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    places.push(join(at, 'node_modules', name));
    if (dirname(at) === at) return places;
  }
}

function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
