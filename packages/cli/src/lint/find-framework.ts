import { type Issue, ScheduleError } from '@lrlab/core';
import { dialects, readText } from '@lrlab/dialects';

/** The one framework that reads a text; a `ScheduleError` names those that do where there are several, or none. */
export function findFramework(text: string): string {
  const found = dialects.flatMap(({ id }) => (reads(text, id) ? [id] : []));
  if (found.length === 1) return found[0]!;
  const got = found.length === 0 ? 'a text that none reads' : `a text that ${found.join(', ')} read`;
  const message = `expected the framework of the text (${dialects.map(({ id }) => id).join(', ')}), got ${got}`;
  throw new ScheduleError([{ path: '--framework', code: 'field', message } satisfies Issue]);
}

function reads(text: string, dialect: string): boolean {
  try {
    readText(text, { dialect });
    return true;
  } catch (error) {
    if (error instanceof ScheduleError) return false;
    throw error;
  }
}
