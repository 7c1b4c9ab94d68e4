import { pageOf, rules } from '@lrlab/analysis';
import { lintPage } from './lint-page.ts';
import { rulePage } from './rule-page.ts';

/** The pages of the rules and of all of them, by their place in `docs`. */
export function lintPages(): Readonly<Record<string, string>> {
  const own = rules.map((rule): [string, string] => [pageOf(rule.id).replace('docs/', ''), rulePage(rule)]);
  return { 'lint.md': lintPage(), ...Object.fromEntries(own) };
}
