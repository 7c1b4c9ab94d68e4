import { type Command, command } from '../command.ts';

export const notebookStrip: Command = command({
  name: 'notebook strip',
  summary: 'remove from notebooks what runs have left in them',
  rest: 'FILE…',
  about: `Gives notebooks the form in which they are committed: no outputs, no counts, nothing in the metadata that
comes and goes, stable ids, tidy ends of cells, and the layout that Jupyter writes. Prints the files that it has
changed. With --check it writes nothing, prints the files that it would change, and the exit code is 1 if
there are any, as hooks of git want it.`,
  options: {
    check: { type: 'flag', summary: 'write nothing; exit code 1 if a file would change' },
  },
  examples: [
    { line: 'lrlab notebook strip first.ipynb', about: 'before a commit' },
    { line: 'lrlab notebook strip --check notebooks/*.ipynb', about: 'in a hook, or on a server' },
  ],
  run: async ({ values, rest }, io) => {
    const { answerNotebookStrip } = await import('../notebook/answer-notebook-strip.ts');
    return answerNotebookStrip(values, rest, io);
  },
});
