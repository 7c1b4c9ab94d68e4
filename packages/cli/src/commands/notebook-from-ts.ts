import { type Command, command } from '../command.ts';

export const notebookFromTs: Command = command({
  name: 'notebook from-ts',
  summary: 'make a notebook of TypeScript with // %% between its cells',
  rest: 'FILE.ts',
  about: `Reads a TypeScript file in the percent format, as to-ts and jupytext write it, and writes the notebook, without
outputs. Prints its name. With --update the cells whose source is still the same keep the outputs that the
notebook has.`,
  options: {
    out: { type: 'text', value: 'FILE', short: 'o', summary: 'the file to write; first.ipynb for first.ts' },
    update: { type: 'flag', summary: 'keep the outputs of cells that have not changed' },
  },
  examples: [
    { line: 'lrlab notebook from-ts first.ts', about: 'writes first.ipynb' },
    { line: 'lrlab notebook from-ts --update first.ts', about: 'and keeps what it showed' },
  ],
  run: async ({ values, rest }, io) => {
    const { answerNotebookFromTs } = await import('../notebook/answer-notebook-from-ts.ts');
    return answerNotebookFromTs(values, rest, io);
  },
});
