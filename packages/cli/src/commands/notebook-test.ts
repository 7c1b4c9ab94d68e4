import { type Command, command } from '../command.ts';
import { jobs, timeout } from './cell-options.ts';

export const notebookTest: Command = command({
  name: 'notebook test',
  summary: 'run notebooks and compare what they show with what is stored in them',
  rest: 'FILE…',
  about: `Runs each notebook in a process of its own and compares its outputs with the stored ones. The exit code is 1 if a
cell fails or shows something else; its notebook, its number, the first line that differs, and the difference are
told. Where nothing is stored, the notebook need only run.

What differs from run to run is left out: addresses, times and dates, durations, folders of absolute paths,
temporary names, uuids, Plotly's ids, packed data. Of pictures only the type is compared, since their bytes depend
on the fonts of the machine. The file of --sanitize is a JSON list of objects with pattern, a regular expression
of JavaScript, replace, and flags if there are any; these go first.

Tags of cells are heeded as by nbval: nbval-skip (not run), skip-compare and nbval-ignore-output (run, not
compared), raises-exception (may fail; the error is compared by its name and message).`,
  options: {
    sanitize: { type: 'text', value: 'FILE', summary: 'a JSON file of what else is left out' },
    exact: { type: 'flag', summary: 'leave out only what the file of --sanitize says' },
    images: { type: 'flag', summary: 'compare pictures byte by byte' },
    update: { type: 'flag', summary: 'write the fresh outputs of cells that differ' },
    timeout,
    jobs,
  },
  examples: [
    { line: 'lrlab notebook test executed/*.ipynb', about: 'does everything show what it showed?' },
    { line: 'lrlab notebook test --update executed/first-steps.ipynb', about: 'what it shows now is right' },
    {
      line: 'lrlab notebook test --sanitize sanitize.json executed/*.ipynb',
      about: `with [{ "pattern": "seed \\\\d+", "replace": "SEED" }] in sanitize.json`,
    },
  ],
  run: async ({ values, rest }, io) => {
    const { answerNotebookTest } = await import('../notebook/answer-notebook-test.ts');
    return answerNotebookTest(values, rest, io);
  },
});
