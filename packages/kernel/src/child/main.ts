import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import { type Command, interruptDescriptor, messageDescriptor } from '../messages.ts';
import { interruptFault } from '../process-fault.ts';
import { answerQuestion } from './answer-question.ts';
import { awaitSignals } from './await-signal.ts';
import { openChannel } from './channel.ts';
import { type CellOutcome, createEngine } from './engine.ts';
import { hearInterrupts } from './hear-interrupts.ts';
import { cellNames, openPrompt } from './read-prompt.ts';
import { expressionValues, interruption, runCell } from './run-cell.ts';
import { storable } from './storable.ts';
import { thrownFault } from './thrown-fault.ts';
import { killGroup, watchParent } from './watch-parent.ts';

// A rejection nobody handles, or a timer that throws at once, should show in the cell that made it. With a person in
// front it shows there whenever it comes, and the cell need not wait for it.
const settleMilliseconds = 20;
const interruptGraceMilliseconds = 100;

/** The process of one notebook: takes cells from its parent, runs them one by one, tells what they show. */
function main(tslabFolder: string, parent: number, isLive: boolean): void {
  watchParent(parent);
  const channel = openChannel(messageDescriptor, killGroup);
  // What runs later, in a timer or after an await, still belongs to the cell that began it.
  const origin = new AsyncLocalStorage<number>();
  let current = 0;
  let running = 0;
  // An interrupt may overtake its cell.
  let early: number | undefined;
  const cellNow = () => origin.getStore() ?? current;

  const capture = (name: 'stdout' | 'stderr'): void => {
    const decoder = new TextDecoder();
    process[name].write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
      channel.print(
        cellNow(),
        name,
        typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }),
      );
      const callback = rest.find((value) => typeof value === 'function');
      if (callback) process.nextTick(callback as () => void);
      return true;
    };
  };
  capture('stdout');
  capture('stderr');

  let abandon: (outcome: CellOutcome) => void = () => {};
  const interrupt = (): void => {
    engine.interrupt();
    // A cell that was cut off before its first await does not end by itself.
    const left = abandon;
    setTimeout(() => left({ kind: 'thrown', error: interruption() }), interruptGraceMilliseconds);
  };
  const signals = awaitSignals();
  const { uninterrupted, nowRuns } = isLive
    ? hearInterrupts({
        descriptor: interruptDescriptor,
        onInterrupt: (cell, isSignalled) => {
          if (cell > current) early = cell;
          if (cell === 0 || cell !== running) return;
          if (isSignalled) signals.expect();
          interrupt();
        },
      })
    : { uninterrupted: <T>(work: () => T): T => work(), nowRuns: () => {} };
  const engine = createEngine({ tslabFolder, isLive, declarations: cellNames, uninterrupted });
  engine.give('prompt', openPrompt(channel, cellNow, isLive));
  engine.give('clearOutput', ({ wait = false }: { readonly wait?: boolean } = {}): void =>
    channel.send({ type: 'clear', cell: cellNow(), wait }),
  );
  const failLate = (error: unknown): void => {
    const cell = cellNow();
    channel.send({ type: 'error', cell, fault: thrownFault(error, cell, engine.scripts) });
  };
  process.on('uncaughtException', failLate);
  process.on('unhandledRejection', failLate);
  process.on('SIGINT', isLive ? signals.seen : interrupt);
  process.on('exit', channel.flush);
  engine.onDisplay(({ data, metadata = {}, transient = {} }, isUpdate = false) => {
    const id = transient.display_id;
    const display = { data: storable(data), metadata, ...(id === undefined ? {} : { displayId: id }) };
    channel.send({ type: 'display', cell: cellNow(), ...display, update: isUpdate });
  });

  const run = async (command: Command & { type: 'run' }): Promise<void> => {
    const { cell } = command;
    current = cell;
    if (early === cell) {
      channel.send({ type: 'error', cell, fault: interruptFault });
      channel.send({ type: 'done', cell });
      return;
    }
    signals.begin();
    running = cell;
    nowRuns(cell);
    const interrupted = new Promise<CellOutcome>((resolve) => {
      abandon = resolve;
    });
    const expressions = await origin.run(cell, async () => {
      const isDone = await runCell({ engine, channel, interrupted, onSignal: signals.seen }, command);
      return isDone && command.expressions ? await expressionValues(engine, command) : undefined;
    });
    abandon = () => {};
    await signals.settled();
    if (isLive) await turn();
    else await pause(settleMilliseconds);
    running = 0;
    nowRuns(0);
    channel.send({ type: 'done', cell, ...(expressions ? { expressions } : {}) });
  };
  const answer = ({ id, question }: Command & { type: 'ask' }): void => {
    try {
      channel.send({ type: 'answer', id, answer: answerQuestion(engine, question) });
    } catch (error) {
      channel.send({ type: 'answer', id, answer: { type: 'failed', message: String(error) } });
    }
  };
  process.on('message', (command: Command) => {
    switch (command.type) {
      case 'run':
        return void run(command);
      case 'ask':
        return answer(command);
      case 'end':
        return process.exit(0);
    }
  });
  channel.send({ type: 'ready', heapMegabytes: Math.round(getHeapStatistics().heap_size_limit / 2 ** 20) });
}

const [tslabFolder = '', parent = '', mode = ''] = process.argv.slice(2);
main(tslabFolder, Number(parent), mode === 'live');
