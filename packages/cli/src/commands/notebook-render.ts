import { type Command, command } from '../command.ts';
import { timeout } from './cell-options.ts';

export const notebookRender: Command = command({
  name: 'notebook render',
  summary: 'make one HTML page of a notebook that works without a network',
  rest: 'FILE.ipynb',
  about: `Writes a notebook with the outputs that it holds as one HTML page, and prints its name. Figures of Plotly, tables,
pictures, formulas and coloured code are in the page itself; it is light or dark as the reader has it.

What a notebook brings cannot run in the page: HTML is cleaned, and HTML with scripts stands in a frame that
reaches nothing. Cells tagged remove-cell, remove-input or remove-output are shown without these. Figures with
traces other than those in two dimensions are shown in another form that the notebook has of them.`,
  options: {
    out: {
      type: 'text',
      value: 'FILE',
      short: 'o',
      summary: 'the page to write; first.html for first.ipynb',
    },
    run: { type: 'flag', summary: 'run the notebook first, and leave its file as it is' },
    timeout,
  },
  examples: [
    { line: 'lrlab notebook render executed/first-steps.ipynb -o page.html', about: 'what it holds' },
    { line: 'lrlab notebook render --run notebooks/first-steps.ipynb -o page.html', about: 'run it first' },
  ],
  run: async ({ values, rest }, io) => {
    const { answerNotebookRender } = await import('../notebook/answer-notebook-render.ts');
    return answerNotebookRender(values, rest, io);
  },
});
