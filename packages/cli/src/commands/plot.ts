import { type Command, command } from '../command.ts';
import { runOptions } from '../run-options.ts';

export const plot: Command = command({
  name: 'plot',
  summary: 'draw schedules, one or several over each other, as a page or a picture',
  rest: 'INPUT…',
  about: `Draws the rates of one schedule, or of several over each other, and prints the name of the file.

INPUT is a schedule or a call as JSON, a call as its users write it after the name of the framework
(tensorflow: cosine_decay(0.01, step, 10000)), or @FILE with one of these in it (@- is standard input).

A page (.html) works without a network. A picture (.png, .svg) is drawn by a browser on this machine.`,
  options: {
    out: { type: 'text', value: 'FILE', summary: 'a .html, .png or .svg file; schedule.html unless told' },
    ...runOptions,
    log: { type: 'flag', summary: 'draw the rates on a logarithmic axis' },
    name: {
      type: 'text',
      value: 'NAME',
      summary: 'the name of a line, in the order of the inputs',
      many: true,
    },
    title: { type: 'text', value: 'TEXT', summary: 'the title' },
    tensorboard: {
      type: 'text',
      value: 'DIR',
      summary: 'write event files for TensorBoard in place of a figure, a run for each line',
    },
  },
  examples: [
    {
      line: "lrlab plot 'tensorflow: tf.train.cosine_decay(0.01, step, 10000)'",
      about: 'a page of one call',
    },
    {
      line: "lrlab plot --base-rate 0.1 --epochs 12 --steps-per-epoch 100 --out steps.png 'mmcv: StepLrUpdater([8, 11])'",
      about: 'a picture of a schedule that goes by epoch',
    },
    {
      line: "lrlab plot --log --steps 20000 @cosine.json 'tensorflow: exponential_decay(0.01, step, 2000, 0.5)'",
      about: 'two over each other, one of them from a file',
    },
    {
      line: "lrlab plot --tensorboard runs 'tensorflow: tf.train.cosine_decay(0.01, step, 10000)'",
      about: 'an event file: tensorboard --logdir runs shows it',
    },
  ],
  run: async ({ values, rest }, io) => {
    const { answerPlot } = await import('../plot/answer-plot.ts');
    return answerPlot(values, rest, io);
  },
});
