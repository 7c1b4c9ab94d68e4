import type { ExpressionValue, Fault, Message } from '../messages.ts';
import { interruptFault } from '../process-fault.ts';
import { deathFault } from './death-fault.ts';
import type { EngineProcess, RunEnd } from './engine-process.ts';
import type { History } from './history.ts';
import { errorContent, type Publisher } from './publish.ts';
import type { Content, Header, Incoming } from './wire.ts';

/** What a cell's run came to, for the reply and the queue. */
interface CellEnd {
  readonly content: Content;
  readonly metadata: Content;
  /** Whether what is queued behind it is not to run. */
  readonly mustStop: boolean;
}

/** Runs execute requests and knows which one everything shown belongs to. */
export interface RunRequests {
  readonly execute: (request: Incoming) => Promise<CellEnd>;
  /** Takes what the process has shown, at any time. */
  readonly take: (message: Message) => void;
  /** The request that is under way, or was the last. */
  readonly now: () => CellRequest | undefined;
}

/** A request to run a cell, under the id its messages carry. */
export interface CellRequest {
  readonly id: number;
  readonly request: Incoming;
  readonly count: number;
  readonly isSilent: boolean;
}

export interface RunRequestsOptions {
  readonly process: () => EngineProcess;
  readonly publisher: Publisher;
  readonly history: History;
}

export function openRunRequests({ process, publisher, history }: RunRequestsOptions): RunRequests {
  const cells = new Map<
    number,
    { readonly parent: Header; readonly count: number; readonly isSilent: boolean }
  >();
  let count = 0;
  let runs = 0;
  let current: CellRequest | undefined;
  let fault: Fault | undefined;
  let isRunning = false;

  const execute = async (request: Incoming): Promise<CellEnd> => {
    const { content, header: parent } = request;
    const started = new Date().toISOString();
    const source = content['code'];
    if (typeof source !== 'string')
      return refused('RequestError', `code: expected a text, got ${typeof source}`);
    const isSilent = content['silent'] === true;
    const isStored = !isSilent && content['store_history'] !== false;
    if (isStored) count++;
    const shownCount = isStored ? count : count + 1;
    const id = ++runs;
    current = { id, request, count: shownCount, isSilent };
    cells.set(id, { parent, count: shownCount, isSilent });
    fault = undefined;
    if (isStored) history.add(count, source);
    if (!isSilent) publisher.publish('execute_input', { code: source, execution_count: shownCount }, parent);

    isRunning = true;
    const expressions = content['user_expressions'] as Readonly<Record<string, string>> | undefined;
    const end: RunEnd =
      source.trim() === '' && Object.keys(expressions ?? {}).length === 0
        ? {}
        : await process().run({
            type: 'run',
            cell: id,
            number: shownCount,
            source,
            ...(expressions ? { expressions } : {}),
          });
    if (end.isInterrupted) take({ type: 'error', cell: id, fault: interruptFault });
    if (end.death) take({ type: 'error', cell: id, fault: deathFault(end.death) });
    isRunning = false;
    const found = faultNow();
    const status = found ? 'error' : 'ok';
    return {
      content: found
        ? { status, execution_count: shownCount, ...errorContent(found), user_expressions: {}, payload: [] }
        : {
            status,
            execution_count: shownCount,
            user_expressions: expressionContents(end.expressions ?? {}),
            payload: [],
          },
      metadata: { started, dependencies_met: true, status },
      mustStop: found !== undefined && content['stop_on_error'] !== false,
    };
  };
  const faultNow = (): Fault | undefined => fault;
  const take = (message: Message): void => {
    if (!('cell' in message)) return;
    const cell = cells.get(message.cell);
    if (message.type === 'error' && message.cell === current?.id && (isRunning || !fault))
      fault ??= message.fault;
    if (!cell?.isSilent) publisher.show(message, cell?.parent, cell?.count ?? 0);
  };
  return { execute, take, now: () => current };
}

function refused(ename: string, evalue: string): CellEnd {
  const content = { status: 'error', ename, evalue, traceback: [`${ename}: ${evalue}`] };
  return { content, metadata: {}, mustStop: false };
}

function expressionContents(values: Readonly<Record<string, ExpressionValue>>): Content {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value.status === 'ok'
        ? { status: 'ok', data: value.data, metadata: {} }
        : { status: 'error', ...errorContent(value.fault) },
    ]),
  );
}
