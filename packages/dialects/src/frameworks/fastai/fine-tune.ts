import { type Schedule, sequence } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { besides, from0, number, numbers, optional, orNone, required, when } from '../../form/parameter.ts';
import { type Span, spansOf, timeline } from '../../shared/timeline.ts';
import { cycle, fitOneCycle, refusedLength } from './fit-one-cycle.ts';

interface FineTuneArgs {
  readonly epochs: number;
  readonly base_lr: number;
  readonly freeze_epochs: number;
  readonly lr_mult: number;
  readonly pct_start: number;
  readonly div: number;
  readonly div_final: number;
  readonly moms: readonly number[] | null;
}

type Three = readonly [number, number, number];

/** The cycle of the frozen model, and that of the whole one, each with its own three values. */
function twoCycles(
  { epochs, freeze_epochs, pct_start }: FineTuneArgs,
  [frozen, whole]: readonly [Three, Three],
  { stepsPerEpoch = 1 }: { readonly stepsPerEpoch?: number },
): Schedule {
  const first = freeze_epochs * stepsPerEpoch;
  const spans: Span[] = [
    { schedule: cycle(whole, pct_start, epochs * stepsPerEpoch), until: first + epochs * stepsPerEpoch },
  ];
  if (first > 0) spans.unshift({ schedule: cycle(frozen, 0.99, first), until: first });
  return timeline(spans);
}

export const fineTune: Form = form<FineTuneArgs>({
  name: 'fine_tune',
  parameters: [
    required('epochs', number),
    optional('base_lr', number, 2e-3),
    optional('freeze_epochs', from0, 1),
    optional('lr_mult', number, 100),
    optional('pct_start', number, 0.3),
    optional('div', number, 5),
    optional('div_final', number, 1e5),
    besides('wd'),
    optional('moms', orNone(numbers), null),
    besides('cbs'),
    besides('reset_opt'),
  ],
  refuses: ({ epochs, pct_start, div, div_final, moms }) => [
    ...refusedLength(epochs, pct_start).map((issue) => ({
      ...issue,
      path: issue.path.replace('n_epoch', 'epochs'),
    })),
    ...when(div === 0, 'div', 'a number other than 0, as it divides', div),
    ...when(div_final === 0, 'div_final', 'a number other than 0, as it divides', div_final),
    ...when(moms !== null && moms.length !== 3, 'moms', 'three momenta', moms),
  ],
  trains: ({ epochs, freeze_epochs }, { stepsPerEpoch = 1 }) => (epochs + freeze_epochs) * stepsPerEpoch,
  read: (args, run) => {
    const { base_lr: peak, div, div_final } = args;
    const half = peak / 2;
    const cycles: readonly [Three, Three] = [
      [peak / 25, peak, peak / div_final],
      [half / div, half, half / div_final],
    ];
    return twoCycles(args, cycles, run);
  },
  momentum: (args, run) => {
    const [from = 0.95, middle = 0.85, to = 0.95] = args.moms ?? [];
    return twoCycles(
      args,
      [
        [from, middle, to],
        [from, middle, to],
      ],
      run,
    );
  },
  write: (schedule, run) => {
    const spans = spansOf(schedule);
    // The cycle of the frozen model always has two parts.
    const frozen = spans.length > 2 ? 2 : 0;
    const own = fitOneCycle.write(sequence(spans.slice(frozen).map(({ part }) => part)), run);
    if (!own) return undefined;
    const { n_epoch, lr_max, ...shape } = own as Record<string, number>;
    const first = frozen > 0 ? spans[1]!.end : 0;
    return {
      ...shape,
      epochs: n_epoch!,
      base_lr: lr_max! * 2,
      freeze_epochs: first / (run.stepsPerEpoch ?? 1),
    };
  },
  notes: [
    {
      code: 'name',
      text: 'Two cycles: the head alone for freeze_epochs, with its peak at 0.99 of them and div 25, and then the whole model at half of base_lr. What is read is the rate of the head; groups below it go down to base_lr / 2 / lr_mult, and to a tenth of base_lr while they are frozen.',
      fixture: 'fastai/fine-tune',
    },
  ],
  families: ['one cycle', 'momentum'],
  formula:
    'fit_one_cycle(freeze_epochs, base_lr, pct_start=0.99), then fit_one_cycle(epochs, base_lr / 2, div=div, pct_start=pct_start)',
});
