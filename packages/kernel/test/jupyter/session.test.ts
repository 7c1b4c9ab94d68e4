import { describe, expect, test } from 'vitest';
import { Client, printedIn } from './client.ts';

const cells = Number(process.env['LRLAB_SESSION_CELLS'] ?? 5000);
const atOnce = 100;

// What is left when nothing that can be freed is kept.
const heapMegabytes = `import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
setFlagsFromString('--expose-gc');
runInNewContext('gc')();
console.log(process.memoryUsage().heapUsed / 1e6)`;

const middleOf = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1]!;

describe('a long session', () => {
  test(`${cells} cells lose no message, end as fast as they began, and leave little`, {
    timeout: 300_000,
  }, async () => {
    const client = await Client.start();
    const heap = async (): Promise<number> => Number(printedIn((await client.run(heapMegabytes)).shown));
    const times: number[] = [];
    let before = 0;
    for (let first = 0; first < cells; first += atOnce) {
      if (first === 10 * atOnce) before = await heap();
      client.received.length = 0;
      const began = performance.now();
      const ids: string[] = [];
      for (let i = first; i < first + atOnce; i++) {
        ids.push(await client.submit(`const v${i % 5} = ${i};\nconsole.log(v${i % 5});\nv${i % 5} + 1`));
      }
      await client.answered(ids.at(-1)!);
      times.push(performance.now() - began);
      const broadcast = client.received
        .filter(({ channel, parent }) => channel === 'iopub' && ids.includes(parent.msg_id ?? ''))
        .map(({ parent, header, content }) => [
          ids.indexOf(parent.msg_id ?? ''),
          content.execution_state ?? content.text ?? content.data?.['text/plain'] ?? header.msg_type,
        ]);
      expect(broadcast).toEqual(
        ids.flatMap((_, i) => [
          [i, 'busy'],
          [i, 'execute_input'],
          [i, `${first + i}\n`],
          [i, `${first + i + 1}`],
          [i, 'idle'],
        ]),
      );
      const replies = client.received.filter(({ channel }) => channel === 'shell');
      expect(replies.map(({ parent, content }) => [parent.msg_id, content.status])).toEqual(
        ids.map((id) => [id, 'ok']),
      );
    }
    const thousands = (cells - 10 * atOnce) / 1000;
    // Each cell's text and the map of its lines stay, for the traces of errors to come: some kilobytes.
    if (thousands > 0) expect(((await heap()) - before) / thousands).toBeLessThan(10);
    // The machine may be busy at one end, so thousands of cells are looked at there.
    expect(middleOf(times.slice(-20)) / middleOf(times.slice(1, 21))).toBeLessThan(2);
    await client.stop();
  });
});
