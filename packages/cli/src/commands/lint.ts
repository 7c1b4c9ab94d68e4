import { type Command, command } from '../command.ts';
import { runOptions } from '../run-options.ts';

export const lint: Command = command({
  name: 'lint',
  summary: 'look for mistakes in schedules, configurations and plans before a run',
  rest: 'FILE…',
  about: `Holds every FILE against the rules of docs/lint, and tells for each finding where it is, what is so in numbers, at
which update it shows, and what to do.

FILE is a configuration or a program as users of a framework write it, or JSON: a schedule, a call, a plan (images,
batchSize, …), or what these commands take elsewhere. - is standard input. In place of a FILE, text may stand there
after the name of its framework (tensorflow: cosine_decay(0.01, step, 10000)). The framework is found where only one
reads the text; else tell it with --framework.

Tell what is known of the run: many rules need its length, and are silent without.

The exit code is 1 if there is an error, 0 if there is none, and 2 if a FILE cannot be read.`,
  options: {
    framework: { type: 'text', value: 'NAME', summary: 'whose words the files are written in' },
    format: {
      type: 'text',
      value: 'NAME',
      summary: 'text (unless told), json, sarif, or github for annotations of a workflow',
    },
    ...runOptions,
    'batches-per-epoch': { type: 'count', value: 'N', summary: 'batches of an epoch on each device' },
    momentum: { type: 'number', value: 'M', summary: 'the momentum, or first beta, of the optimizer' },
    optimizer: { type: 'text', value: 'NAME', summary: 'its class, such as Adagrad' },
    plan: { type: 'text', value: 'PLAN', summary: 'the run as a plan in JSON, or @FILE' },
    'framework-version': { type: 'text', value: 'V', summary: 'such as 4.57.6' },
    'translated-from': {
      type: 'text',
      value: 'CALL',
      summary: 'the call that it was translated from, after the name of its framework',
    },
    resume: {
      type: 'text',
      value: 'ORDER',
      summary: "how a run is resumed, such as 'optimizer, new scheduler, scheduler'",
    },
    'resume-at': { type: 'count', value: 'N', summary: 'after how many updates; the middle unless told' },
    'checkpoint-total': { type: 'above0', value: 'N', summary: "the length of the checkpoint's schedule" },
    'reference-rate': { type: 'above0', value: 'R', summary: 'the rate of the recipe' },
    'reference-batch': { type: 'product', value: 'N', summary: 'the batch that it was made for' },
    'square-root': { type: 'flag', summary: 'its rates go with the square root of the batch' },
    skipped: { type: 'count', value: 'N', summary: 'updates that the loss scale is expected to skip' },
    fractions: { type: 'flag', summary: 'fractional epochs are passed to step' },
    dynamic: { type: 'flag', summary: "Paddle's functions are called in dynamic mode" },
    ignore: { type: 'text', value: 'RULE', many: true, summary: 'a rule to leave out' },
  },
  examples: [
    {
      line: "lrlab lint --steps 300 --base-rate 0.1 'pytorch: CosineAnnealingLR(optimizer, T_max=200)'",
      about: 'a run that is longer than its schedule',
    },
    {
      line: 'lrlab lint configs/*.yaml --framework detectron2 --format sarif > lint.sarif',
      about: 'for a code scanner',
    },
  ],
  run: async ({ values, rest }, io) => {
    const { answerLint } = await import('../lint/answer-lint.ts');
    return answerLint(values, rest, io);
  },
});
