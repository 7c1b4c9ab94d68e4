import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { type Command, type Fault, messageDescriptor } from '../messages.ts';
import type { MimeBundle } from '../notebook.ts';
import { openChannel } from './channel.ts';
import { createEngine } from './engine.ts';
import { thrownFault } from './thrown-fault.ts';
import { typeFault } from './type-fault.ts';
import { valueBundle } from './value-bundle.ts';
import { killGroup, watchParent } from './watch-parent.ts';

// A rejection nobody handles, or a timer that throws at once, should show in the cell that made it.
const settleMilliseconds = 20;

/** The process of one notebook: takes cells from its parent, runs them one by one, tells what they show. */
function main(tslabFolder: string, parent: number): void {
  watchParent(parent);
  const channel = openChannel(messageDescriptor, killGroup);
  // What runs later, in a timer or after an await, still belongs to the cell that began it.
  const origin = new AsyncLocalStorage<{ readonly cell: number; readonly number: number }>();
  let current = { cell: 0, number: 0 };
  const cellNow = () => origin.getStore() ?? current;

  const capture = (name: 'stdout' | 'stderr'): void => {
    const decoder = new TextDecoder();
    process[name].write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
      channel.print(
        cellNow().cell,
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

  const engine = createEngine(tslabFolder);
  const fail = (cell: number, fault: Fault): void => channel.send({ type: 'error', cell, fault });
  const failLate = (error: unknown): void => {
    const { cell, number } = cellNow();
    fail(cell, thrownFault(error, number, engine.scripts));
  };
  process.on('uncaughtException', failLate);
  process.on('unhandledRejection', failLate);
  process.on('SIGINT', () => engine.interrupt());
  process.on('exit', channel.flush);
  engine.onDisplay(({ data, metadata = {}, transient = {} }, isUpdate = false) => {
    const id = transient.display_id;
    const display = { data: storable(data), metadata, ...(id === undefined ? {} : { displayId: id }) };
    channel.send({ type: 'display', cell: cellNow().cell, ...display, update: isUpdate });
  });

  const run = async ({ cell, number, source }: Command & { type: 'run' }): Promise<void> => {
    current = { cell, number };
    await origin.run(current, async () => {
      try {
        const outcome = await engine.run(number, source);
        switch (outcome.kind) {
          case 'refused':
            return fail(cell, typeFault(number, source, outcome.diagnostics));
          case 'thrown':
            return fail(cell, thrownFault(outcome.error, number, engine.scripts));
          case 'value':
            if (outcome.value === undefined) return;
            channel.send({ type: 'result', cell, data: storable(await valueBundle(outcome.value)) });
        }
      } catch (error) {
        fail(cell, thrownFault(error, number, engine.scripts));
      }
    });
    await pause(settleMilliseconds);
    channel.send({ type: 'done', cell });
  };
  process.on('message', (command: Command) => {
    if (command.type === 'run') void run(command);
    else process.exit(0);
  });
  channel.send({ type: 'ready' });
}

/** Bytes in a bundle are stored as base64, as nbformat wants them. */
function storable(bundle: MimeBundle): MimeBundle {
  return Object.fromEntries(
    Object.entries(bundle).map(([type, content]) => [
      type,
      content instanceof Uint8Array ? Buffer.from(content).toString('base64') : content,
    ]),
  );
}

const [tslabFolder = '', parent = ''] = process.argv.slice(2);
main(tslabFolder, Number(parent));
