import { constant, ramp, type Schedule } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { number, optional, required, when } from '../../form/parameter.ts';
import { type Span, spansOf, timeline } from '../../shared/timeline.ts';

interface CosineSchedulerArgs {
  readonly base_value: number;
  readonly final_value: number;
  readonly epochs: number;
  readonly niter_per_ep: number;
  readonly warmup_epochs: number;
  readonly start_warmup_value: number;
  readonly warmup_steps: number;
}

const warmupLength = ({ warmup_steps, warmup_epochs, niter_per_ep }: CosineSchedulerArgs): number =>
  warmup_steps > 0 ? warmup_steps : warmup_epochs * niter_per_ep;

/** `steps` values from `from` to `to`, both included: the ramp is a step shorter than the table. */
function inclusiveRamp(from: number, to: number, steps: number): Schedule {
  return steps === 1 ? constant({ rate: from }) : ramp({ from, to, steps: steps - 1 });
}

export const cosineScheduler: Form = form<CosineSchedulerArgs>({
  name: 'cosine_scheduler',
  parameters: [
    required('base_value', number),
    required('final_value', number),
    required('epochs', number),
    required('niter_per_ep', number),
    optional('warmup_epochs', number, 0),
    optional('start_warmup_value', number, 0),
    optional('warmup_steps', number, -1),
  ],
  refuses: (args) => {
    const { epochs, niter_per_ep, warmup_epochs, warmup_steps } = args;
    const total = epochs * niter_per_ep;
    const length = warmupLength(args);
    const name = warmup_steps > 0 ? 'warmup_steps' : 'warmup_epochs';
    return [
      ...when(
        warmup_epochs > 0 && !(Number.isInteger(length) && length >= 0),
        name,
        `a warm-up of whole iterations, not of ${length}`,
        args[name],
      ),
      ...when(
        warmup_epochs <= 0 && length !== 0,
        name,
        'a warm-up in warmup_epochs, as without it the table is too short',
        args[name],
      ),
      ...when(
        !(Number.isInteger(total) && total > 0),
        'epochs',
        `whole iterations, not ${total}, as the table has one entry for each`,
        epochs,
      ),
      ...when(length > total, name, `a warm-up of at most ${total} iterations, not of ${length}`, args[name]),
    ];
  },
  read: (args) => {
    const total = args.epochs * args.niter_per_ep;
    const until = warmupLength(args);
    const warm: Span[] =
      until > 0 ? [{ schedule: inclusiveRamp(args.start_warmup_value, args.base_value, until), until }] : [];
    const steps = total - until;
    const falling: Span[] =
      steps > 0
        ? [
            {
              schedule: ramp({ from: args.base_value, to: args.final_value, steps, curve: 'cosine' }),
              until: total,
            },
          ]
        : [];
    return timeline([...warm, ...falling]);
  },
  write: (schedule, { stepsPerEpoch: niter_per_ep = 1 }) => {
    const found = spansOf(schedule);
    const main = found.at(-1)!;
    const falling = main.part.kind === 'ramp' && main.part.curve === 'cosine' ? main.part : undefined;
    const first = falling && found.length === 1 ? undefined : found[0]!.part;
    const warm = first?.kind === 'window' ? first.part : first;
    const [from, to] =
      warm?.kind === 'ramp'
        ? [warm.from, warm.to]
        : warm?.kind === 'constant'
          ? [warm.rate, falling?.from ?? warm.rate]
          : [0, falling?.from];
    if (to === undefined) return undefined;
    const warmup_steps = first ? found[0]!.end : -1;
    return {
      base_value: to,
      final_value: falling?.to ?? to,
      epochs: main.end / niter_per_ep,
      niter_per_ep,
      warmup_epochs: first ? warmup_steps / niter_per_ep : 0,
      start_warmup_value: from,
      warmup_steps,
    };
  },
  raisesAfterEnd: true,
  families: ['cosine', 'warm-up: linear'],
  formula:
    'start_warmup_value + (base_value - start_warmup_value) * t / (W - 1) while t < W, then final_value + (base_value - final_value) * (1 + cos(pi * (t - W) / (epochs * niter_per_ep - W))) / 2',
  notes: [
    {
      code: 'after-end',
      text: 'Past the table there is nothing to look up: the training loop ends in an IndexError.',
      fixture: 'convnext/past-the-end',
    },
    {
      code: 'last-step',
      text: 'final_value is never reached; the last entry is a step before it.',
      fixture: 'convnext/plain',
    },
    {
      code: 'boundary',
      text: 'The warm-up includes base_value, so it comes twice: last of the warm-up, first of the cosine.',
      fixture: 'convnext/base-twice',
    },
  ],
});
