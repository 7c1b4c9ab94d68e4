import { type Command, command } from '../command.ts';

export const notebookCheck: Command = command({
  name: 'notebook check',
  summary: 'check the types of notebooks, strictly, and what breaks under stock tslab',
  rest: 'FILE…',
  about: `Checks notebooks without running them, each strictly and as one module, by the TypeScript that is found from
the notebook's folder, or else by that of lrlab. Every fault is told with its cell and its line there; the exit
code is 1 if there is one.

A later cell may declare a name anew, as in a kernel: it stands in a block of its own within that of the cell
before. This is told as a note, since a file made by to-ts could not. Cells tagged skip-execution are left out,
and those tagged raises-exception may be wrong.`,
  options: {
    'types-only': { type: 'flag', summary: 'leave alone what breaks under stock tslab only' },
  },
  examples: [
    { line: 'lrlab notebook check notebooks/*.ipynb', about: 'before a commit' },
    {
      line: 'lrlab notebook check --types-only first.ipynb',
      about: 'for notebooks that run under the kernel of lrlab alone',
    },
  ],
  run: async ({ values, rest }, io) => {
    const { answerNotebookCheck } = await import('../notebook/answer-notebook-check.ts');
    return answerNotebookCheck(values, rest, io);
  },
});
