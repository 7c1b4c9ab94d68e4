import { describe, expect, test } from 'vitest';
import { Client, printedIn } from './client.ts';

const cells = Number(process.env['LRLAB_SESSION_CELLS'] ?? 5000);
const atOnce = 100;

// What is left when nothing that can be freed is kept, and the work so far: a busy machine changes neither much.
const usage = `import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
setFlagsFromString('--expose-gc');
runInNewContext('gc')();
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ heapMegabytes: process.memoryUsage().heapUsed / 1e6, cpuSeconds: (user + system) / 1e6 }))`;

interface Usage {
  readonly heapMegabytes: number;
  readonly cpuSeconds: number;
}

describe('a long session', () => {
  test(`${cells} cells lose no message, end as fast as they began, and leave little`, {
    timeout: 600_000,
  }, async () => {
    const client = await Client.start();
    const used: Usage[] = [];
    const look = async (): Promise<void> => {
      used.push(JSON.parse(printedIn((await client.run(usage)).shown)) as Usage);
    };
    for (let first = 0; first < cells; first += atOnce) {
      if (first % 1000 === 0) await look();
      client.received.length = 0;
      const ids: string[] = [];
      for (let i = first; i < first + atOnce; i++) {
        ids.push(await client.submit(`const v${i % 5} = ${i};\nconsole.log(v${i % 5});\nv${i % 5} + 1`));
      }
      await client.answered(ids.at(-1)!, 'shell', 120_000);
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
    await look();
    // The first thousand warm the engine up.
    const [, ...warm] = used;
    const growths = warm.slice(1).map((one, i) => ({
      megabytes: one.heapMegabytes - warm[i]!.heapMegabytes,
      seconds: one.cpuSeconds - warm[i]!.cpuSeconds,
    }));
    // Each cell's text and the map of its lines stay, for the traces of errors to come: some kilobytes.
    for (const { megabytes } of growths) expect(megabytes).toBeLessThan(10);
    if (growths.length > 1) expect(growths.at(-1)!.seconds / growths[0]!.seconds).toBeLessThan(2);
    await client.stop();
  });
});
