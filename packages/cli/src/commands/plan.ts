import { type Command, command } from '../command.ts';
import { runOptions } from '../run-options.ts';

const { steps, epochs, accumulation, devices } = runOptions;

export const plan: Command = command({
  name: 'plan',
  summary:
    'count a run in updates, batches, epochs and images, and move its recipe to other data or another batch',
  rest: '[INPUT]',
  about: `Counts what a run is: its updates, its warm-up and its milestones, each in updates, batches, epochs, images and as a
share of the run. With an option --to-…, the same run on other data, with another batch or other devices, before and
after: the rate scaled with the batch, the warm-up and the milestones kept in epochs unless told.

A LENGTH is a number with its unit: 500updates, 500iterations (batches), 5epochs, 10000images, 10%.

INPUT is a recipe as its users write it, after the name of the framework (mmcv: lr_config = dict(…)), a schedule or a
call as JSON, or @FILE with one of these in it (@- is standard input; mmcv: @FILE is a file of theirs). Warm-up and
milestones are then its own, and it is printed as it has to be written after the move. What it tells of the run, such as
max_epochs or IMS_PER_BATCH, need not be told again.`,
  options: {
    images: { type: 'count', value: 'N', summary: 'images of an epoch' },
    data: { type: 'text', value: 'NAME', summary: 'a data set in place of its images, such as COCO17' },
    batch: {
      type: 'product',
      value: 'N',
      summary: 'images of a batch on one device; without --devices on all, such as 8*8',
    },
    devices,
    accumulation,
    epochs,
    steps: { ...steps, summary: `${steps.summary}, in place of --epochs` },
    'drop-last': { type: 'flag', summary: 'the loader leaves out a last, short batch' },
    rounding: {
      type: 'text',
      value: 'HOW',
      summary: 'of updates an epoch: floor, ceil (unless told), carry or pad',
    },
    'base-rate': runOptions['base-rate'],
    warmup: { type: 'length', value: 'LENGTH', summary: 'how long the rate warms up' },
    milestones: { type: 'lengths', value: 'LENGTH[,…]', summary: 'where it drops, such as 8,11epochs' },
    stepped: {
      type: 'text',
      value: 'epoch|update',
      summary: 'when the training loop steps the call of INPUT, where the loop does that (PyTorch)',
    },
    'to-images': { type: 'count', value: 'N', summary: 'images of an epoch after the move' },
    'to-data': { type: 'text', value: 'NAME', summary: 'the data set after the move' },
    'to-batch': { type: 'product', value: 'N', summary: '--batch after the move' },
    'to-devices': { type: 'count', value: 'N', summary: '--devices after the move' },
    'to-accumulation': { type: 'count', value: 'N', summary: '--accumulation after the move' },
    'to-epochs': { type: 'above0', value: 'N', summary: '--epochs after the move' },
    scaling: {
      type: 'text',
      value: 'RULE',
      summary: 'how the rate follows the batch: linear (unless told), sqrt or none',
    },
    'keep-warmup': {
      type: 'text',
      value: 'UNIT',
      summary: 'of the warm-up: epochs (unless told), updates, batches, images or share',
    },
    'keep-milestones': { type: 'text', value: 'UNIT', summary: 'the same of the milestones' },
    'keep-length': {
      type: 'text',
      value: 'UNIT',
      summary: 'the same of the run: epochs (unless told), updates or images',
    },
    whole: {
      type: 'text',
      value: 'HOW',
      summary: 'how updates are made whole: round (unless told), cut, up or none',
    },
    'epoch-decimals': {
      type: 'text',
      value: 'N',
      summary: 'shorten epochs to so many decimals on their way, as in a table of them',
    },
    plot: { type: 'text', value: 'FILE', summary: 'draw it before and after, as a .html, .png or .svg file' },
  },
  examples: [
    {
      line: "lrlab plan --data COCO17 --batch '8*8' --epochs 12 --warmup 4000iterations --milestones 8,11epochs",
      about: 'a run in every unit',
    },
    {
      line: "lrlab plan --data COCO17 --batch '8*8' --rounding carry --epochs 12 --warmup 4000iterations --to-images 22720 --whole cut --epoch-decimals 2",
      about: 'a warm-up of 2.16 epochs on other data: 766 iterations',
    },
    {
      line: 'lrlab plan --images 117266 --batch 2 --devices 8 --epochs 12 --base-rate 0.02 --to-devices 4 --plot moved.html',
      about: 'half the devices take half the rate',
    },
    {
      line: 'lrlab plan --images 117266 --batch 2 --devices 8 --epochs 12 --base-rate 0.02 --to-images 22720 \'mmcv: lr_config = dict(policy="step", warmup="linear", warmup_iters=500, warmup_ratio=0.001, step=[8, 11])\'',
      about: 'a recipe in its own words, moved',
    },
  ],
  run: async ({ values, rest }, io) => {
    const { answerPlan } = await import('../plan/answer-plan.ts');
    return answerPlan(values, rest, io);
  },
});
