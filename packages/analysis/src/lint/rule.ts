import type { Finding, Severity } from './finding.ts';
import type { Subject } from './subject.ts';
import type { View } from './view.ts';

/** What a rule found: the message, and what is not as the rule has it for all cases. */
export type Hit = Pick<Finding, 'message' | 'step' | 'path'> & Partial<Pick<Finding, 'severity' | 'fix'>>;

/** A case for a page and its tests: a text of a framework or a schedule, and what else is known. */
export interface Example
  extends Pick<
    Subject,
    | 'run'
    | 'plan'
    | 'schedule'
    | 'version'
    | 'optimizer'
    | 'stepsFractions'
    | 'isDynamic'
    | 'skipped'
    | 'reference'
  > {
  readonly dialect?: string;
  /** The call or configuration, as users of the dialect write it. */
  readonly text?: string;
  /** How a run of the call is resumed after so many updates. */
  readonly resume?: { readonly order?: string; readonly at?: number; readonly total?: number };
  /** The call that it was translated from. */
  readonly origin?: { readonly dialect: string; readonly text: string };
}

/** One rule, as data: the pages, the tests and the linter are made from it. */
export interface Rule {
  /** For ever the same, as people write it into their settings. */
  readonly id: string;
  /** The highest severity it has. */
  readonly severity: Severity;
  readonly summary: string;
  /** When it says something, in numbers. */
  readonly condition: string;
  readonly why: string;
  readonly fix: string;
  readonly check: (view: View) => readonly Hit[];
  /** A case in which it says something, and one next to it in which it is silent. */
  readonly examples: { readonly fires: Example; readonly quiet: Example };
}

/** A hit if it is one. */
export const when = (is: boolean, hit: () => Hit): readonly Hit[] => (is ? [hit()] : []);
