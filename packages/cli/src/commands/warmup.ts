import { type Command, command } from '../command.ts';

export const warmup: Command = command({
  name: 'warmup',
  summary: 'turn the epochs of a warm-up into iterations and back, also between data sets',
  about: `Turns the length of a warm-up from epochs into iterations (--epochs), from iterations into epochs
(--iterations), or from the iterations on one data set into those on another (--iterations, --from, --to).

Every way to a whole number is shown with its reason. The first cuts the fraction off.`,
  options: {
    images: { type: 'count', value: 'N', summary: 'images of an epoch' },
    data: { type: 'text', value: 'NAME', summary: 'a data set in place of its images, such as COCO17' },
    from: { type: 'text', value: 'NAME|N', summary: 'the data set or images the iterations are on' },
    to: { type: 'text', value: 'NAME|N', summary: 'the data set or images they are wanted for' },
    batch: {
      type: 'product',
      value: 'N',
      summary: 'images of an iteration over all devices, such as 64 or 8*8',
    },
    'to-batch': { type: 'product', value: 'N', summary: 'the same for --to; that of --batch unless told' },
    epochs: { type: 'above0', value: 'N', summary: 'length of the warm-up in epochs' },
    iterations: { type: 'above0', value: 'N', summary: 'length of the warm-up in iterations' },
    'list-data': { type: 'flag', summary: 'list the data sets that have a name' },
  },
  examples: [
    { line: 'lrlab warmup --images 22720 --batch 64 --epochs 2.16', about: 'epochs into iterations' },
    { line: "lrlab warmup --data COCO17 --batch '8*8' --iterations 4000", about: 'iterations into epochs' },
    {
      line: "lrlab warmup --from COCO17 --to paiti_v1v2v3 --batch '8*8' --iterations 4000",
      about: 'from one data set to another',
    },
  ],
  run: async ({ values }, io) => {
    const { answerWarmup } = await import('../warmup/answer-warmup.ts');
    return answerWarmup(values, io);
  },
});
