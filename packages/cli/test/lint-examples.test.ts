import { type Example, type Finding, lintOf, rules } from '@lrlab/analysis';
import { factsOf } from '@lrlab/dialects';
import { describe, expect, test } from 'vitest';

/** What all rules say of an example. */
function findingsOf(example: Example): readonly Finding[] {
  const { dialect, text, resume, origin, ...rest } = example;
  if (dialect === undefined) return lintOf(rest);
  return lintOf({ ...rest, ...factsOf({ dialect, text, run: example.run, resume, origin }) });
}

describe('each rule speaks of its first example and is silent on the second', () => {
  for (const { id, examples } of rules) {
    test(id, () => {
      const said = (example: Example): string[] => findingsOf(example).map(({ rule }) => rule);
      expect(said(examples.fires)).toContain(id);
      expect(said(examples.quiet)).not.toContain(id);
    });
  }
});
