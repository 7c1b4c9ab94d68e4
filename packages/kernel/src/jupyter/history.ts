import type { Content } from './wire.ts';

/** One cell of the past: its session, its count and its source. */
type HistoryEntry = readonly [session: number, line: number, source: string];

/** The cells of this session, as consoles ask for them. */
export interface History {
  readonly add: (line: number, source: string) => void;
  readonly of: (request: Content) => readonly HistoryEntry[];
}

/** Keeps the history of one kernel process; it is session 0, which is how a client names the current one. */
export function openHistory(): History {
  const entries: HistoryEntry[] = [];
  return {
    add: (line, source) => entries.push([0, line, source]),
    of: (request) => {
      switch (request['hist_access_type']) {
        case 'tail':
          return lastOf(entries, request['n']);
        case 'range': {
          const { session = 0, start = 0, stop } = request as Record<string, number | undefined>;
          const end = stop ?? Number.POSITIVE_INFINITY;
          return session === 0 ? entries.filter(([, line]) => line >= start && line < end) : [];
        }
        case 'search': {
          const pattern = globPattern(String(request['pattern'] ?? '*'));
          const found = entries.filter(([, , source]) => pattern.test(source));
          return lastOf(request['unique'] === true ? uniqueOf(found) : found, request['n']);
        }
        default:
          return [];
      }
    },
  };
}

function lastOf(entries: readonly HistoryEntry[], n: unknown): readonly HistoryEntry[] {
  if (typeof n !== 'number') return entries;
  return n > 0 ? entries.slice(-n) : [];
}

/** Of cells with the same source, the last. */
function uniqueOf(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const last = new Map(entries.map((entry) => [entry[2], entry]));
  return entries.filter((entry) => last.get(entry[2]) === entry);
}

/** `*` stands for any text, `?` for any character, over the whole source. */
function globPattern(glob: string): RegExp {
  const escaped = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^]*')
    .replaceAll('?', '[^]');
  return new RegExp(`^${escaped}$`);
}
