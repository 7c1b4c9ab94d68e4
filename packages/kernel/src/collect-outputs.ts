import type { Message } from './messages.ts';
import type { Output } from './notebook.ts';

/** The outputs of all cells as they come in. */
export interface OutputCollector {
  readonly add: (message: Message, executionCount: number) => void;
  readonly of: (cell: number) => readonly Output[];
}

/** Gathers outputs by cell: streams run together, and a display is updated wherever it was shown. */
export function collectOutputs(): OutputCollector {
  const byCell = new Map<number, Output[]>();
  const shown = new Map<string, { outputs: Output[]; at: number }[]>();
  const outputsOf = (cell: number): Output[] => {
    const outputs = byCell.get(cell) ?? [];
    byCell.set(cell, outputs);
    return outputs;
  };
  const add = (message: Message, executionCount: number): void => {
    switch (message.type) {
      case 'stream': {
        const outputs = outputsOf(message.cell);
        const last = outputs.at(-1);
        const { name, text } = message;
        if (last?.output_type === 'stream' && last.name === name) {
          outputs[outputs.length - 1] = { ...last, text: last.text + text };
        } else outputs.push({ output_type: 'stream', name, text });
        return;
      }
      case 'display': {
        const { data, metadata, displayId } = message;
        const output: Output = { output_type: 'display_data', data, metadata };
        if (message.update) {
          for (const { outputs, at } of shown.get(displayId ?? '') ?? []) outputs[at] = output;
          return;
        }
        const outputs = outputsOf(message.cell);
        if (displayId !== undefined) {
          shown.set(displayId, [...(shown.get(displayId) ?? []), { outputs, at: outputs.length }]);
        }
        outputs.push(output);
        return;
      }
      case 'result':
        outputsOf(message.cell).push({
          output_type: 'execute_result',
          execution_count: executionCount,
          data: message.data,
          metadata: {},
        });
        return;
      case 'error': {
        const { ename, evalue, traceback } = message.fault;
        outputsOf(message.cell).push({ output_type: 'error', ename, evalue, traceback });
        return;
      }
      case 'clear': {
        const outputs = outputsOf(message.cell);
        outputs.length = 0;
        for (const [id, places] of shown) {
          shown.set(
            id,
            places.filter((place) => place.outputs !== outputs),
          );
        }
        return;
      }
      case 'ready':
      case 'input':
      case 'answer':
      case 'done':
        return;
    }
  };
  return { add, of: (cell) => byCell.get(cell) ?? [] };
}
