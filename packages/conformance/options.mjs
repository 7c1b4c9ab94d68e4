import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const text = { type: 'string' };

/** The options of both programs, so that one call may start both. */
export const { values: options } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== '--'),
  options: {
    documents: text,
    sources: text,
    python: text,
    write: { type: 'boolean', default: false },
    only: text,
    count: { ...text, default: '200' },
  },
});

const isPython = (name) => spawnSync(name, ['--version']).status === 0;

/** The interpreter, or nothing where there is none. */
export const python = [options.python, process.env.PYTHON, 'python3', 'python']
  .filter(Boolean)
  .find(isPython);
