import { type Issue, type IssueCode, ScheduleError } from '@lrlab/core';

/** What is wrong at a place of a text. */
export interface Fault {
  readonly offset: number;
  readonly code: IssueCode;
  readonly message: string;
}

/** What is wrong in a text, gathered with the place of each fault. */
export interface Faults {
  readonly text: string;
  readonly at: Fault[];
}

/** As many as are told: after so many, the text is something else altogether. */
const most = 100;

export const faultAt = (offset: number, message: string, code: IssueCode = 'text'): Fault => ({
  offset,
  code,
  message,
});

export function addFault(
  faults: Pick<Faults, 'at'>,
  offset: number,
  message: string,
  code: IssueCode = 'text',
): void {
  faults.at.push(faultAt(offset, message, code));
}

/** Throws what was gathered, if anything: by place, and one fault at each. */
export function throwFaults({ text, at }: Faults): void {
  if (at.length > 0) throw new ScheduleError(issuesOf(text, at));
}

/** Faults as issues: by place, and one at each. */
export function issuesOf(text: string, at: readonly Fault[]): Issue[] {
  const sorted = [...at].sort((a, b) => a.offset - b.offset);
  const told = sorted.filter((fault, i) => fault.offset !== sorted[i - 1]?.offset).slice(0, most);
  return told.map(({ offset, code, message }) => ({ path: placeOf(text, offset), code, message }));
}

/** `text:1:14`: the line and the column of a place, both counted from 1. */
function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return `text:${before.split('\n').length}:${offset - start + 1}`;
}

/** The text of a place in a message: its beginning, on one line. */
export function excerptOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
