import { type Command, command } from '../command.ts';
import { jobs, timeout } from './cell-options.ts';

export const notebookRun: Command = command({
  name: 'notebook run',
  summary: 'run TypeScript notebooks from their first cell to their last',
  rest: 'FILE…',
  about: `Runs each notebook in a process of its own, several at a time, and prints a table of how they went.

Where one fails, the cell, the error and its traceback are told, and the exit code is 1. Executed notebooks
are written only with --output, and only those that did not fail.

A parameter is put into each notebook behind its cell tagged parameters, whose own values are the defaults;
without such a cell it goes to the top. The value is JSON, or else the text as it stands. A name
that the notebook does not have is given all the same, with a warning.`,
  options: {
    param: {
      type: 'parameter',
      value: 'NAME=VALUE',
      many: true,
      summary: 'a value for every notebook; may be given several times',
    },
    output: { type: 'text', value: 'DIR', summary: 'the folder for executed notebooks' },
    timeout,
    jobs,
  },
  examples: [
    { line: 'lrlab notebook run notebooks/first-steps.ipynb', about: 'does it run?' },
    {
      line: 'lrlab notebook run --output executed --jobs 2 notebooks/*.ipynb',
      about: 'run all and keep them',
    },
    {
      line: `lrlab notebook run --param epochs=90 --param 'name="short run"' first.ipynb`,
      about: 'with other values than its own',
    },
  ],
  run: async ({ values, rest }, io) => {
    const { answerNotebookRun } = await import('../notebook/answer-notebook-run.ts');
    return answerNotebookRun(values, rest, io);
  },
});
