import type { Length } from '@lrlab/analysis';

/** What an option's text must be, and what becomes of it; `read-value.ts` says how. */
export interface ValueTypes {
  readonly flag: boolean;
  readonly text: string;
  readonly number: number;
  readonly above0: number;
  readonly count: number;
  readonly product: number;
  readonly rates: readonly number[];
  readonly length: Length;
  readonly lengths: readonly Length[];
  readonly parameter: readonly [name: string, value: unknown];
}

/** One option of a command, as data: the help, the checks and the types come from it. */
export interface Option {
  readonly type: keyof ValueTypes;
  /** What stands for the value in the help, such as `N`; a flag has none. */
  readonly value?: string;
  readonly summary: string;
  /** One letter that stands for it after a single `-`. */
  readonly short?: string;
  /** Whether it may be given several times. */
  readonly many?: boolean;
}

export type Options = Readonly<Record<string, Option>>;

/** The values of options by their names; one that was not given is absent. */
type Values<O extends Options> = {
  readonly [K in keyof O]?: O[K] extends { readonly many: true }
    ? readonly ValueTypes[O[K]['type']][]
    : ValueTypes[O[K]['type']];
};

/** What was given to a command: its options, and the rest in order. */
export interface Given<O extends Options> {
  readonly values: Values<O> & { readonly json?: boolean };
  readonly rest: readonly string[];
}

/** How a command reaches the world; only `main.ts` makes a real one. */
export interface Io {
  /** Standard input, in pieces. */
  readonly input: AsyncIterable<string>;
  /** Standard output: the answer and nothing else. The promise waits until there is room for more. */
  readonly out: (text: string) => Promise<void>;
  /** Standard error: faults, notes, progress. */
  readonly err: (text: string) => void;
  /** Where progress is drawn: standard error, which may be a terminal. */
  readonly progress: NodeJS.WritableStream;
}

/** 0: done; 1: it ran, and what it ran failed; 2: what was given is at fault. */
export type ExitCode = 0 | 1 | 2;

/** One example of the help: what to type, and why. */
interface Example {
  readonly line: string;
  readonly about: string;
}

/** A command as data. */
export interface Command {
  /** What is typed after `lrlab`; may be two words. */
  readonly name: string;
  readonly summary: string;
  /** More about it, for its own help. */
  readonly about: string;
  /** What follows the options, such as `FILE…`; absent if nothing may. */
  readonly rest?: string;
  readonly options: Options;
  readonly examples: readonly Example[];
  readonly run: (given: Given<Options>, io: Io) => Promise<ExitCode>;
}

/** A command whose values have the types of its options. */
export function command<const O extends Options>(
  own: Omit<Command, 'options' | 'run'> & {
    readonly options: O;
    readonly run: (given: Given<O>, io: Io) => Promise<ExitCode>;
  },
): Command {
  return own as unknown as Command;
}
