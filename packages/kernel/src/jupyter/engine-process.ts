import { type Ending, type KernelProcess, startKernelProcess } from '../kernel-process.ts';
import type { Answer, Command, ExpressionValue, InputAnswer, Message, Question } from '../messages.ts';
import { wordsForPeople } from './death-fault.ts';

type RunCommand = Command & { readonly type: 'run' };

/** How the run of a cell ended; it has an ending where its process did. */
export interface RunEnd {
  readonly expressions?: Readonly<Record<string, ExpressionValue>>;
  readonly death?: Death;
  /** It was interrupted before it began. */
  readonly isInterrupted?: true;
}

export interface Death {
  readonly ending: Ending;
  /** The end of what reached the real standard error. */
  readonly lastWords: string;
  /** What its heap could hold; unknown where it has never started. */
  readonly heapMegabytes?: number;
}

/** The process that holds the notebook's variables, whichever it is: one that ends is followed by another. */
export interface EngineProcess {
  readonly run: (command: RunCommand) => Promise<RunEnd>;
  readonly ask: (question: Question) => Promise<Answer>;
  readonly answerInput: (answer: InputAnswer) => void;
  readonly interrupt: () => void;
  readonly close: () => Promise<void>;
}

export interface EngineProcessOptions {
  readonly cwd: string;
  /** Everything that cells show. */
  readonly onMessage: (message: Message) => void;
  readonly onRaw: (name: 'stdout' | 'stderr', text: string) => void;
  /** A process has ended while no cell was running. */
  readonly onIdleDeath: (death: Death) => void;
}

interface Started {
  readonly process: KernelProcess;
  /** Whether it came to take requests. */
  readonly ready: Promise<boolean>;
  readonly isDead: boolean;
}

const interruptGraceMilliseconds = 5000;
const keptWords = 4000;

interface Waiting {
  readonly settle: (end: RunEnd | Answer | undefined) => void;
  readonly kind: 'run' | 'ask' | 'ready';
}

/** Starts the process; it is started anew at the next request when it ends by itself or cannot be interrupted. */
export function startEngineProcess(options: EngineProcessOptions): EngineProcess {
  let isClosing = false;
  let asked = 0;
  let running = 0;
  let isCancelled = false;
  // One request is under way at a time.
  let waiting: Waiting | undefined;
  let graceTimer: NodeJS.Timeout | undefined;
  let current = start();

  function settle(kind: Waiting['kind'], end?: RunEnd | Answer): void {
    if (waiting?.kind !== kind) return;
    const { settle: done } = waiting;
    waiting = undefined;
    clearTimeout(graceTimer);
    graceTimer = undefined;
    done(end);
  }

  function start(): Started {
    let lastWords = '';
    let heapMegabytes: number | undefined;
    let isReady: (ready: boolean) => void = () => {};
    const ready = new Promise<boolean>((resolve) => {
      isReady = resolve;
    });
    const process = startKernelProcess({
      cwd: options.cwd,
      env: {},
      execArgv: [],
      isLive: true,
      onMessage: (message) => {
        if (message.type === 'ready') {
          heapMegabytes = message.heapMegabytes;
          isReady(true);
        } else if (message.type === 'done') settle('run', message);
        else if (message.type === 'answer') settle('ask', message.answer);
        else options.onMessage(message);
      },
      onRaw: (name, text) => {
        if (name === 'stdout') return options.onRaw(name, text);
        const before = wordsForPeople(lastWords);
        lastWords += text;
        const shown = wordsForPeople(lastWords).slice(before.length);
        if (shown !== '') options.onRaw(name, shown);
        // What is for the engine's people alone is kept from its beginning.
        if (wordsForPeople(lastWords) === lastWords) lastWords = lastWords.slice(-keptWords);
      },
    });
    const gone = (ending: Ending): void => {
      isReady(false);
      if (isClosing) return;
      const death = { ending, lastWords, ...(heapMegabytes === undefined ? {} : { heapMegabytes }) };
      // One that could not even start is not tried again before it is needed.
      current = heapMegabytes !== undefined ? start() : { ...current, isDead: true };
      if (waiting?.kind === 'run') settle('run', { death });
      else {
        options.onIdleDeath(death);
        settle('ask', { type: 'failed', message: 'the process has ended' });
      }
    };
    process.ended.then(gone, () => gone({ code: null, signal: null }));
    return { process, ready, isDead: false };
  }

  const request = async <T extends RunEnd | Answer>(
    kind: 'run' | 'ask',
    command: Command,
  ): Promise<T | undefined> => {
    if (current.isDead) current = start();
    const { process, ready } = current;
    if (!(await ready)) return undefined;
    if (kind === 'run' && isCancelled) return { isInterrupted: true } as T;
    return new Promise((resolve) => {
      waiting = { kind, settle: resolve as Waiting['settle'] };
      process.send(command);
    });
  };
  return {
    run: async (command) => {
      running = command.cell;
      isCancelled = false;
      const end = await request<RunEnd>('run', command);
      running = 0;
      return end ?? { death: { ending: { code: null, signal: null }, lastWords: '' } };
    },
    ask: async (question) =>
      (await request<Answer>('ask', { type: 'ask', id: ++asked, question })) ?? {
        type: 'failed',
        message: 'the process could not be started',
      },
    answerInput: (answer) => current.process.answerInput(answer),
    interrupt: () => {
      const { process } = current;
      if (running !== 0 && !waiting) isCancelled = true;
      process.interrupt(running);
      // Only native code that never returns is left then; with it go the variables.
      if (waiting) graceTimer ??= setTimeout(() => process.kill(), interruptGraceMilliseconds);
    },
    close: async () => {
      isClosing = true;
      clearTimeout(graceTimer);
      current.process.kill();
      await current.process.ended.catch(() => {});
    },
  };
}
