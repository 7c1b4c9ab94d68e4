import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AuditPlan } from '../src/index.ts';

/** Logs that real tools made of toy models, each with what is true of it; `packages/conformance/logs` makes them. */
const logs: string = fileURLToPath(new URL('../logs', import.meta.url));

export interface KnownLog {
  readonly name: string;
  readonly path: string;
  readonly plan: AuditPlan;
  readonly truth: { readonly id: string; readonly [detail: string]: unknown };
}

export const knownLogs: readonly KnownLog[] = readdirSync(logs).flatMap((tool) =>
  readdirSync(join(logs, tool))
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const { log, plan, run, truth } = JSON.parse(readFileSync(join(logs, tool, file), 'utf8'));
      const name = `${tool}/${file.replace('.json', '')}`;
      return { name, path: join(logs, tool, log), plan: { schedule: plan, ...run }, truth };
    }),
);
