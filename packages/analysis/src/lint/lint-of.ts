import type { Finding, Severity } from './finding.ts';
import { pageOf } from './page-of.ts';
import { rules } from './rules.ts';
import type { Subject } from './subject.ts';
import { viewOf } from './view.ts';

const order: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * What is wrong or surprising in a schedule, a call, a plan or a resumed run, the gravest first; nothing where no rule of
 * {@link rules} says anything. What is not known is not guessed: a rule without its numbers is silent.
 *
 * @example
 * const subject = {
 *   schedule: sequence([ramp({ from: 0, to: 0.1, steps: 100 }), ramp({ from: 0.05, to: 0, steps: 900 })]),
 *   declared: { warmup: 100, peak: 0.1, floor: 0, total: 1000 },
 *   executed: 1000,
 * };
 * lintOf(subject).map(({ rule, step }) => [rule, step]); // => [['warmup/seam', 100], ['warmup/idle-updates', 0], ['peak/missed', 99]]
 */
export function lintOf(subject: Subject): Finding[] {
  const view = viewOf(subject);
  const found = rules.flatMap((rule) =>
    rule.check(view).map((hit): Finding => {
      const { severity = rule.severity, fix = rule.fix, message, step, path } = hit;
      return {
        rule: rule.id,
        severity,
        message,
        fix,
        ...(step !== undefined && Number.isFinite(step) && { step: Math.max(0, Math.floor(step)) }),
        ...(path !== undefined && { path }),
        ...placeOf(subject, path),
        page: pageOf(rule.id),
      };
    }),
  );
  return found.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** The place of an argument, or of what it stands in. */
function placeOf({ places = {} }: Subject, path = ''): Pick<Finding, 'line' | 'column'> {
  const place = places[path] ?? places[path.replace(/(\.\w+|\[\d+\])$/, '')] ?? places[''];
  return place ? { line: place.line, column: place.column } : {};
}
