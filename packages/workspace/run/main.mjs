import { bench } from './bench.mjs';
import { reproduce } from './reproduce.mjs';
import { test } from './test.mjs';
import { testJupyter } from './test-jupyter.mjs';

const commands = { bench, reproduce, test, 'test:jupyter': testJupyter };

/** Runs one command, and says with which code the process should end. */
export async function main([name, ...rest]) {
  if (!Object.hasOwn(commands, name ?? '') || rest.length > 0) {
    console.error(
      `expected one of ${Object.keys(commands).join(', ')}, got ${[name, ...rest].join(' ') || 'nothing'}`,
    );
    return 2;
  }
  return commands[name]();
}
