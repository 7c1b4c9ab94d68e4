import { once } from 'node:events';
import { fstatSync } from 'node:fs';
import type { Io } from './command.ts';
import { run } from './run.ts';

// The only file that reads the process's streams and ends it.
const { stdin, stdout, stderr } = process;

const io: Io = {
  input: {
    [Symbol.asyncIterator]: () => {
      // Node takes a folder for an empty text.
      if (fstatSync(0).isDirectory()) throw new Error('standard input: expected a text, got a folder');
      stdin.setEncoding('utf8');
      return stdin[Symbol.asyncIterator]() as AsyncIterator<string>;
    },
  },
  out: async (text) => {
    if (!stdout.write(text)) await once(stdout, 'drain');
  },
  err: (text) => {
    stderr.write(text);
  },
  progress: stderr,
};

// Whoever reads the answers may stop before the last, as `head` does: that is no fault.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    if (stream === stdout) stderr.write(`lrlab: ${error.message}\n`);
    process.exit(1);
  });
}

try {
  process.exitCode = await run(process.argv.slice(2), io);
} catch (error) {
  io.err(`lrlab: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
