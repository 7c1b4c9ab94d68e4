import type { Form } from '../../form/form.ts';
import { configLayout } from '../../text/config-layout.ts';
import { launchKeys } from '../../text/flags/devices-in.ts';
import { recipeRun } from '../../text/flags/recipe-run.ts';
import type { Layout } from '../../text/layout.ts';
import { numberIn } from '../../text/plain-of.ts';
import { entryOf } from '../../text/text-node.ts';
import { classification } from './classification.ts';
import { detection } from './detection.ts';
import { segmentation } from './segmentation.ts';

interface Script {
  readonly form: Form;
  /** What tells it: where it lies, or whom it trains. */
  readonly told: RegExp;
  /** What it takes for --lr and --epochs. */
  readonly lr: number;
  readonly epochs: number;
}

const keys = [
  'lr_scheduler',
  'lr_warmup_epochs',
  'lr_warmup_method',
  'lr_step_size',
  'lr_steps',
  'lr_gamma',
  'lr_min',
  'lr',
  'epochs',
];

const flagsOf = ({ form, told, lr, epochs }: Script): Layout =>
  configLayout({
    syntax: 'flags',
    form,
    keys,
    isFor: (_, text) => told.test(text),
    runKeys: ['lr', 'epochs', 'momentum', 'batch_size', ...launchKeys],
    run: (root) => {
      const momentum = numberIn(entryOf(root, 'momentum'));
      return {
        baseRate: numberIn(entryOf(root, 'lr')) ?? lr,
        epochs: numberIn(entryOf(root, 'epochs')) ?? epochs,
        ...(momentum === undefined ? {} : { baseMomentum: momentum }),
        ...recipeRun()(root),
      };
    },
    writeRun: ({ baseRate, epochs: own }) => ({
      ...(typeof baseRate === 'number' ? { lr: baseRate } : {}),
      ...(own === undefined ? {} : { epochs: own }),
    }),
    flags: { look: 'dashes', program: `python references/${form.name}/train.py` },
  });

/** The flags of the training scripts; where nothing else is told, it is that of classification. */
export const referenceFlags: readonly Layout[] = [
  {
    form: segmentation,
    told: /references\/segmentation|--model[ =](?:fcn|deeplab|lraspp)/,
    lr: 0.01,
    epochs: 30,
  },
  {
    form: detection,
    told: /references\/detection|--lr-steps|--model[ =](?:\w*rcnn|retinanet|fcos|ssd)/,
    lr: 0.02,
    epochs: 26,
  },
  { form: classification, told: /^/, lr: 0.1, epochs: 90 },
].map(flagsOf);
