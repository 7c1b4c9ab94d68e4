import { type Command, command } from '../command.ts';

export const notebookToTs: Command = command({
  name: 'notebook to-ts',
  summary: 'write a notebook as TypeScript with // %% between its cells',
  rest: 'FILE.ipynb',
  about: `Writes a notebook as a TypeScript file in the percent format, which VS Code, JetBrains and jupytext know: each
cell behind a line // %%, Markdown as comments, with ids, tags and metadata, and without outputs. Prints the name
of the file. from-ts makes the same notebook of it again.`,
  options: {
    out: { type: 'text', value: 'FILE', short: 'o', summary: 'the file to write; first.ts for first.ipynb' },
  },
  examples: [
    { line: 'lrlab notebook to-ts first.ipynb', about: 'writes first.ts' },
    { line: 'lrlab notebook to-ts -o src/first.ts first.ipynb', about: 'writes it elsewhere' },
  ],
  run: async ({ values, rest }, io) => {
    const { answerNotebookToTs } = await import('../notebook/answer-notebook-to-ts.ts');
    return answerNotebookToTs(values, rest, io);
  },
});
