import type { Command, ExpressionValue, Fault } from '../messages.ts';
import { interruptFault } from '../process-fault.ts';
import type { Channel } from './channel.ts';
import type { CellOutcome, Engine } from './engine.ts';
import { storable } from './storable.ts';
import { thrownFault } from './thrown-fault.ts';
import { typeFault } from './type-fault.ts';
import { valueBundle } from './value-bundle.ts';

const firstExpressionId = 1e9;

type Run = Command & { readonly type: 'run' };

/** Runs a cell and tells what it came to; what it prints tells itself. True where it did not fail. */
export async function runCell(
  { engine, channel, interrupted, onSignal }: CellRunner,
  { cell, number, source }: Run,
): Promise<boolean> {
  const fault = await faultOf(async () => {
    const outcome = await Promise.race([
      engine.run({ id: cell, number, source }),
      interrupted.then((cutOff) => {
        engine.abandon();
        return cutOff;
      }),
    ]);
    if (outcome.kind === 'thrown' && isSignal(outcome.error)) onSignal();
    const found = outcomeFault(engine, outcome, cell, number, source);
    if (found || outcome.kind !== 'value' || outcome.value === undefined) return found;
    channel.send({ type: 'result', cell, data: await bundleOf(engine, outcome.value, cell) });
    return undefined;
  });
  if (fault) channel.send({ type: 'error', cell, fault });
  return fault === undefined;

  async function faultOf(work: () => Promise<Fault | undefined>): Promise<Fault | undefined> {
    try {
      return await work();
    } catch (error) {
      return thrownFault(error, cell, engine.scripts);
    }
  }
}

export interface CellRunner {
  readonly engine: Engine;
  readonly channel: Channel;
  /** Settles when the cell has been interrupted and does not end by itself. */
  readonly interrupted: Promise<CellOutcome>;
  /** Called where the engine has taken the signal of an interrupt itself. */
  readonly onSignal: () => void;
}

/** The values of expressions, each by itself: one that fails is told in its place. */
export async function expressionValues(
  engine: Engine,
  { cell, number, expressions = {} }: Run,
): Promise<Record<string, ExpressionValue>> {
  // The script of the cell itself stays what its frames are read by.
  const id = firstExpressionId + cell;
  const values: Record<string, ExpressionValue> = {};
  for (const [name, text] of Object.entries(expressions)) {
    try {
      const outcome = await engine.run({ id, number, source: text });
      const fault = outcomeFault(engine, outcome, id, number, text);
      values[name] = fault
        ? { status: 'error', fault }
        : {
            status: 'ok',
            data: await bundleOf(engine, outcome.kind === 'value' ? outcome.value : undefined, cell),
          };
    } catch (error) {
      values[name] = { status: 'error', fault: thrownFault(error, id, engine.scripts) };
    }
  }
  return values;
}

function outcomeFault(
  engine: Engine,
  outcome: CellOutcome,
  cell: number,
  number: number,
  source: string,
): Fault | undefined {
  switch (outcome.kind) {
    case 'refused':
      return typeFault(number, source, outcome.diagnostics);
    case 'thrown':
      return isInterrupt(outcome.error) ? interruptFault : thrownFault(outcome.error, cell, engine.scripts);
    case 'value':
      return undefined;
  }
}

async function bundleOf(engine: Engine, value: unknown, cell: number): Promise<ReturnType<typeof storable>> {
  // The stack of an error speaks of cells, wherever it is shown.
  if (value instanceof Error && !(Symbol.for('Jupyter.display') in value)) {
    return { 'text/plain': thrownFault(value, cell, engine.scripts).traceback.join('\n') };
  }
  return storable(await valueBundle(value));
}

const interruptMessage = 'Interrupted asynchronously';

/** What a cell that is interrupted throws, in tslab's words. */
export function interruption(): Error {
  return new Error(interruptMessage);
}

function isInterrupt(error: unknown): boolean {
  return isSignal(error) || (error instanceof Error && error.message === interruptMessage);
}

function isSignal(error: unknown): boolean {
  return (
    error instanceof Error && (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED'
  );
}
