import { type Finding, lintOf } from '@lrlab/analysis';
import { factsOf } from '@lrlab/dialects';
import type { Recipe } from './recipes/recipe.ts';

/** What the linter says of a recipe, against what is wrong in it. */
export interface Tried {
  readonly recipe: Recipe;
  readonly findings: readonly Finding[];
  /** Errors and warnings of rules that have nothing to say there. */
  readonly falseAlarms: readonly Finding[];
  /** Rules that should have spoken. */
  readonly missed: readonly string[];
  /** Why rules about rates could not be asked. */
  readonly unread: readonly string[];
}

export function tried(recipe: Recipe): Tried {
  const { dialect, text, run, wrong = [] } = recipe;
  const facts = factsOf({ dialect, text, run });
  const findings = lintOf(facts);
  const alarms = findings.filter(({ severity }) => severity !== 'info');
  return {
    recipe,
    findings,
    falseAlarms: alarms.filter(({ rule }) => !wrong.includes(rule)),
    missed: wrong.filter((rule) => !alarms.some((finding) => finding.rule === rule)),
    unread: facts.schedule ? [] : facts.issues.map(({ path, message }) => `${path}: ${message}`),
  };
}
