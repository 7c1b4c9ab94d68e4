import { type Finding, lintOf, type Subject } from '@lrlab/analysis';
import { type Issue, type Plan, parseSchedule, type Schedule, ScheduleError } from '@lrlab/core';
import { type Facts, type FactsSource, factsOf, type Run, runOf } from '@lrlab/dialects';
import { checkSource, isRecord } from '../source/check-source.ts';
import { findFramework } from './find-framework.ts';
import { type LintValues, lintRunOf, planIn } from './lint-values.ts';
import type { Linted } from './read-file.ts';

/** What was found in a file, and what could not be looked at. */
export interface Report {
  readonly file: string;
  readonly findings: readonly Finding[];
  /** What the framework refuses, where no rule says it. */
  readonly refused: readonly Issue[];
  /** Why some rules were not asked. */
  readonly notes: readonly Issue[];
}

export interface Told {
  readonly values: LintValues;
  readonly plan: Plan | undefined;
  /** What it was translated from. */
  readonly origin: FactsSource | undefined;
}

/** Everything the rules say of a file; a `ScheduleError` names what cannot be read in it. */
export function lintFile({ file, source }: Linted, told: Told): Report {
  const { subject, notes } = subjectOf(source, told);
  const { ignore = [] } = told.values;
  const all = lintOf(subject);
  const isRefusal = ({ path }: Issue): boolean =>
    path.startsWith('args.') && !all.some(({ severity }) => severity === 'error');
  return {
    file,
    findings: all.filter(({ rule }) => !ignore.includes(rule)),
    refused: notes.filter(isRefusal),
    notes: notes.filter((note) => !isRefusal(note)),
  };
}

function subjectOf(
  source: Linted['source'],
  told: Told,
): { readonly subject: Subject; readonly notes: readonly Issue[] } {
  const besides = besidesOf(told);
  if (isRecord(source['plan'])) return { subject: { ...besides, plan: planIn(source['plan']) }, notes: [] };
  const text = source['text'];
  const whole =
    typeof text === 'string' && source['dialect'] === undefined
      ? { ...source, dialect: told.values.framework ?? findFramework(text) }
      : source;
  const { issues } = checkSource(whole, { own: {}, needs: [] });
  if (issues.length > 0) throw new ScheduleError(issues);
  const run = runFor(whole, told);
  if ('schedule' in whole) {
    const { totalSteps: executed } = run;
    const schedule: Schedule = parseSchedule(whole['schedule']);
    const ticks = executed === undefined ? {} : { executed, executedTicks: executed };
    return { subject: { ...besides, schedule, run, ...ticks }, notes: [] };
  }
  const { resume, 'resume-at': at, 'checkpoint-total': total } = told.values;
  const facts = factsOf({
    ...(whole as unknown as FactsSource),
    run,
    origin: told.origin,
    ...((resume !== undefined || total !== undefined) && { resume: { order: resume, at, total } }),
  });
  return { subject: { ...facts, ...besides } as Subject, notes: notesOf(facts) };
}

/** The schedule could not be read: rules about its rates have nothing to say. */
const notesOf = ({ issues, schedule, ignored }: Facts): readonly Issue[] => [
  ...(schedule ? [] : issues),
  ...ignored,
];

/** What a source says of its run goes before the options, which are for all. */
function runFor(source: Linted['source'], { values, plan }: Told): Run {
  const own = isRecord(source['run']) ? (source['run'] as Run) : {};
  const dialect = source['dialect'];
  const planned = plan && typeof dialect === 'string' ? runOf(plan, dialect).run : {};
  return { ...planned, ...lintRunOf(values), ...own };
}

function besidesOf({ values, plan }: Told): Subject {
  const { optimizer, skipped, fractions, dynamic, 'framework-version': version } = values;
  const { 'reference-rate': rate, 'reference-batch': batch, 'square-root': isRoot } = values;
  return {
    ...(plan && { plan }),
    ...(optimizer !== undefined && { optimizer }),
    ...(version !== undefined && { version }),
    ...(skipped !== undefined && { skipped }),
    ...(fractions && { stepsFractions: true }),
    ...(dynamic && { isDynamic: true }),
    ...(rate !== undefined &&
      batch !== undefined && { reference: { rate, batch, rule: isRoot ? 'sqrt' : 'linear' } }),
  };
}
