import { type Command, command } from '../command.ts';
import { runOptions } from '../run-options.ts';

export const compare: Command = command({
  name: 'compare',
  summary:
    'hold schedules against the first of them: where they differ, by how much, by which factor or shift',
  rest: 'INPUT INPUT…',
  about: `Prints a table of what each schedule is in numbers, and a sentence for each schedule after the first: whether it is the
same at every step, or from which step on it differs, by how much at most and on average, and whether it is the
first one times a factor or shifted by some steps. Every step counts; none is sampled, however long the run is.

INPUT is a schedule or a call as JSON, a call as its users write it after the name of the framework
(tensorflow: cosine_decay(0.01, step, 10000)), or @FILE with one of these in it (@- is standard input).

--plot draws two schedules with their difference; of more, a page has them over each other, in a panel each, and a
map of how far each is from each.

The exit code is as of cmp and diff: 0 if all are the same, 1 if one differs, 2 if what was given is at fault.`,
  options: {
    ...runOptions,
    tolerance: {
      type: 'above0',
      value: 'SHARE',
      summary: 'what counts as the same, as a share of the largest rate; 1e-12 unless told',
    },
    name: {
      type: 'text',
      value: 'NAME',
      summary: 'the name of a schedule, in the order of the inputs',
      many: true,
    },
    plot: { type: 'text', value: 'FILE', summary: 'draw the comparison, as a .html, .png or .svg file' },
  },
  examples: [
    {
      line: "lrlab compare --base-rate 0.01 --steps 20000 'tensorflow: piecewise_constant(step, [5000], [0.01, 0.001])' 'pytorch: MultiStepLR(optimizer, [5000])'",
      about: 'the same boundary, one step apart',
    },
    {
      line: "lrlab compare --base-rate 0.1 --epochs 100 --plot two.html --name cosine --name straight 'pytorch: CosineAnnealingLR(optimizer, 100)' 'pytorch: PolynomialLR(optimizer, 100)'",
      about: 'two of one framework, and a page',
    },
  ],
  run: async ({ values, rest }, io) => {
    const { answerCompare } = await import('../compare/answer-compare.ts');
    return answerCompare(values, rest, io);
  },
});
