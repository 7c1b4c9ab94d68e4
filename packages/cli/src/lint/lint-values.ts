import { type Issue, type Plan, planOf, ScheduleError } from '@lrlab/core';
import type { Run } from '@lrlab/dialects';
import { type RunValues, runOf } from '../run-options.ts';
import { isRecord } from '../source/check-source.ts';
import { sourceGiven } from '../source/source-given.ts';

/** The options of the command, by their names. */
export interface LintValues extends RunValues {
  readonly framework?: string;
  readonly format?: string;
  readonly 'batches-per-epoch'?: number;
  readonly momentum?: number;
  readonly optimizer?: string;
  readonly plan?: string;
  readonly 'framework-version'?: string;
  readonly 'translated-from'?: string;
  readonly resume?: string;
  readonly 'resume-at'?: number;
  readonly 'checkpoint-total'?: number;
  readonly 'reference-rate'?: number;
  readonly 'reference-batch'?: number;
  readonly 'square-root'?: boolean;
  readonly skipped?: number;
  readonly fractions?: boolean;
  readonly dynamic?: boolean;
  readonly ignore?: readonly string[];
  readonly json?: boolean;
}

const formats = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

/** The faults of the options among themselves, and how to answer. */
export function formatOf({ format, json }: LintValues): {
  readonly format: Format;
  readonly issues: Issue[];
} {
  const found = formats.find((one) => one === (format ?? (json ? 'json' : 'text')));
  if (found) return { format: found, issues: [] };
  const message = `expected one of ${formats.join(', ')}, got ${format}`;
  return { format: 'text', issues: [{ path: '--format', code: 'range', message }] };
}

/** The run that the options tell. */
export function lintRunOf(values: LintValues): Run {
  const { momentum, 'batches-per-epoch': batchesPerEpoch } = values;
  return {
    ...runOf(values),
    ...(batchesPerEpoch !== undefined && { batchesPerEpoch }),
    ...(momentum !== undefined && { baseMomentum: momentum }),
  };
}

/** The plan of the option, from JSON or a file. */
export async function planGiven(
  text: string | undefined,
  input: AsyncIterable<string>,
): Promise<Plan | undefined> {
  if (text === undefined) return undefined;
  try {
    return planIn(await sourceGiven(text, input));
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    throw new ScheduleError(
      error.issues.map((issue) => ({ ...issue, path: `--plan${issue.path && ` ${issue.path}`}` })),
    );
  }
}

/** JSON that has images is a plan. */
export const isPlan = (value: unknown): boolean => isRecord(value) && 'images' in value;

export const planIn = (value: Readonly<Record<string, unknown>>): Plan =>
  planOf(value as unknown as Parameters<typeof planOf>[0]);
