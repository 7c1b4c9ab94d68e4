import { type Example, type Finding, lintOf } from '@lrlab/analysis';
import { factsOf } from '@lrlab/dialects';

/** What all rules say of an example. */
export function findingsOf(example: Example): readonly Finding[] {
  const { dialect, text, run, resume, origin, ...rest } = example;
  if (dialect === undefined) return lintOf({ ...rest, ...(run && { run }) });
  return lintOf({ ...rest, ...factsOf({ dialect, text, run, resume, origin }) });
}
