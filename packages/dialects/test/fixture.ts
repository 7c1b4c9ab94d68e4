import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Args, Run } from '../src/index.ts';

/** What a framework answered, or how it refused; packages/conformance tells what each key means. */
export interface Fixture {
  readonly file: string;
  readonly title: string;
  readonly dialect: string;
  readonly name: string;
  readonly args: Args;
  readonly run?: Run;
  readonly figure?: string;
  readonly steps: readonly number[];
  readonly rates?: readonly number[];
  readonly groups?: readonly (readonly number[])[];
  /** The momentum or first beta beside each rate. */
  readonly momentum?: readonly number[];
  /** One standard deviation of the noise beside each rate. */
  readonly deviation?: readonly number[];
  /** What the framework answered once our schedule had ended, where ours holds. */
  readonly afterEnd?: {
    readonly steps: readonly number[];
    readonly rates: readonly number[];
    readonly refused?: { readonly error: string; readonly atStep?: number };
  };
  /** The rates with noise, where `rates` are without. */
  readonly noisy?: readonly number[];
  /** What came of a run that was resumed at a tick, by the order in which its checkpoint was loaded. */
  readonly resumed?: {
    readonly at: number;
    readonly as?: { readonly name: string; readonly args: Args };
    readonly orders: Readonly<Record<string, readonly number[] | { readonly error: string }>>;
  };
  /** The framework runs a recursion over many steps, which drifts. */
  readonly recursive?: boolean;
  readonly float32?: readonly number[];
  readonly float32Differs?: readonly number[];
  /** The steps where single precision is no number. */
  readonly float32Nan?: readonly number[];
  /** In single precision outside a compiled function, where that differs. */
  readonly float32Eager?: readonly number[];
  readonly cycleShort?: readonly number[];
  readonly refused?: { readonly error: string; readonly message: string; readonly atStep?: number };
  readonly 'refused-by-us'?: boolean;
  readonly answers?: { readonly steps: readonly number[]; readonly rates: readonly number[] };
  readonly decision?: number;
}

/** What installed frameworks and documents' functions answered, and what a framework's source answered where it does not install. */
const folders = [
  new URL('../fixtures/', import.meta.url),
  new URL('../fixtures-from-source/', import.meta.url),
].filter((folder) => existsSync(folder));

export const fixtures: readonly Fixture[] = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const { steps = [], ...rest } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
      return { ...rest, file, steps: Array.isArray(steps) ? steps : spread(steps) };
    }),
);

function spread({ start, every, count }: { start: number; every: number; count: number }): number[] {
  return Array.from({ length: count }, (_, i) => start + i * every);
}

/** A fixture by its file name, without its ending. */
export function fixtureOf(name: string): Fixture {
  const found = fixtures.find(({ file }) => file === `${name}.json`);
  if (!found) throw new Error(`no fixture ${name}`);
  return found;
}
