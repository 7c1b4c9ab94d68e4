import { type Command, command } from '../command.ts';
import { runOptions } from '../run-options.ts';

export const convert: Command = command({
  name: 'convert',
  summary: "say a framework's schedule in another framework's words, exactly or not at all",
  rest: 'INPUT',
  about: `Prints the schedule of INPUT as users of another framework would write it, if some call of that framework has
the same rate at every update of the run (to 1e-12 of the peak). Notes go to standard error: how far the two are
apart, what differs after the end, and what each framework does that its users do not expect.

INPUT is a call or a configuration as its users write it, after the name of the framework
(tensorflow: cosine_decay(0.01, step, 10000)), a schedule or a call as JSON, or @FILE with one of these in it (@- is
standard input; tensorflow: @FILE is a file of theirs).

With --to all, a table tells which frameworks can say it. The exit code is 1 where a framework cannot.`,
  options: {
    to: { type: 'text', value: 'FRAMEWORK', summary: 'the framework to write for, or all' },
    ...runOptions,
  },
  examples: [
    {
      line: "lrlab convert --to mmcv --base-rate 0.1 --steps 300 'tensorflow: piecewise_constant(step, [99, 199], [0.1, 0.01, 0.001])'",
      about: 'a boundary moves by one',
    },
    {
      line: "lrlab convert --to all --steps 10000 'tensorflow: tf.train.cosine_decay(0.01, step, 10000)'",
      about: 'who else can say it',
    },
  ],
  run: async ({ values, rest }, io) => {
    const { answerConvert } = await import('../convert/answer-convert.ts');
    return answerConvert(values, rest, io);
  },
});
