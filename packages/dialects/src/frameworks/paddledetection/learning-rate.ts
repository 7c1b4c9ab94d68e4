import { constant, type Schedule, sequence } from '@lrlab/core';
import { type CheckedCall, readInner } from '../../form/check-args.ts';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import { calls, from0, type InnerCall, optional } from '../../form/parameter.ts';
import { writeInner } from '../../form/write-call.ts';
import { spansOf, timeline } from '../../shared/timeline.ts';
import { type CosineArgs, cosineArgsOf, cosineDecay, cosineSpans } from './cosine-decay.ts';
import { isPiecewise, type PiecewiseArgs, piecewiseDecay, plateausBy } from './piecewise-decay.ts';
import { expWarmup, lengthOf, linearWarmup } from './warmups.ts';

interface LearningRateArgs {
  readonly base_lr: number;
  readonly schedulers: readonly InnerCall[];
}

const decays: readonly Form[] = [piecewiseDecay, cosineDecay];
const warmups: readonly Form[] = [linearWarmup, expWarmup];

const isWarmed = ({ args }: InnerCall): boolean => args['use_warmup'] === true;
const nameOf = (call: InnerCall | undefined): string => call?.name ?? 'nothing';

export const learningRate: Form = form<LearningRateArgs>({
  name: 'LearningRate',
  parameters: [
    optional('base_lr', from0, 0.01),
    optional(
      'schedulers',
      calls(() => [...decays, ...warmups]),
      [
        { name: 'PiecewiseDecay', args: {} },
        { name: 'LinearWarmup', args: {} },
      ],
    ),
  ],
  refuses: ({ schedulers }) => {
    const [decay, warmup] = schedulers;
    const isDecay = decays.some(({ name }) => name === decay?.name);
    const isWarmup = warmups.some(({ name }) => name === warmup?.name);
    const issue = (index: number, expected: string, call: InnerCall | undefined) => ({
      path: `args.schedulers[${index}]`,
      code: 'range' as const,
      message: `expected ${expected}, got ${nameOf(call)}`,
    });
    if (!isDecay) return [issue(0, 'PiecewiseDecay or CosineDecay', decay)];
    return isWarmed(decay!) && !isWarmup ? [issue(1, 'LinearWarmup or ExpWarmup', warmup)] : [];
  },
  read: ({ base_lr, schedulers }, given) => {
    const run = { ...given, baseRate: base_lr };
    const [decay, warmup] = schedulers as readonly CheckedCall[];
    if (!isWarmed(decay!)) return readInner(decay!, run);
    const until = lengthOf(warmup!.args as never, run);
    const rise = { schedule: readInner(warmup!, run), until };
    const rest = isPiecewise(decay!)
      ? plateausBy(decay!.args as unknown as PiecewiseArgs, run)
      : cosineSpans(decay!.args as unknown as CosineArgs, run, until);
    return timeline([rise, ...rest]);
  },
  write,
  families: [
    'multi-step',
    'cosine',
    'cosine with plateau',
    'warm-up: linear',
    'warm-up: exponential or power',
    'by epoch',
  ],
  formula: 'base_lr through the warm-up, schedulers[1], and then the decay, schedulers[0]',
  notes: [
    {
      code: 'name',
      text: 'A single gamma is divided by ten at each further milestone: 0.5, 0.05, 0.005. A list has a share of base_lr for each.',
      fixture: 'paddledetection/piecewise-scalar',
    },
    {
      code: 'boundary',
      text: 'Milestones count from the start of training, and one within the warm-up is passed when it ends.',
      fixture: 'paddledetection/piecewise-within-warmup',
    },
    {
      code: 'last-step',
      text: 'A cosine after a warm-up stays at its last rate, a step short of the floor.',
      fixture: 'paddledetection/cosine',
    },
    {
      code: 'after-end',
      text: 'A cosine without warm-up and plateau rises again after max_epochs.',
      fixture: 'paddledetection/cosine-bare',
    },
    {
      code: 'first-step',
      text: 'A warm-up of 0 iterations is one of 1.',
      fixture: 'paddledetection/warmup-zero',
    },
    {
      code: 'raises',
      text: 'A warm-up of a fractional number of epochs is a TypeError.',
      fixture: 'paddledetection/refused-warmup-fractional',
    },
  ],
});

/** A decay alone, or a warm-up and what follows it, told in the rate that it leads to. */
function write(schedule: Schedule, given: GroupRun): Partial<LearningRateArgs> | undefined {
  const spans = spansOf(schedule);
  const [first, ...rest] = spans.map(({ part }) => part);
  const rise = first?.kind === 'ramp' && first.curve !== 'cosine' ? first : undefined;
  const flat = first?.kind === 'constant' ? first.rate : undefined;
  const wave = first?.kind === 'repeat' && first.part.kind === 'sequence' ? first.part.parts[0] : undefined;
  const start = [first, wave].flatMap((part) => (part?.kind === 'ramp' ? [part.from] : []))[0];
  const base_lr = rise?.to ?? flat ?? start;
  if (base_lr === undefined) return undefined;
  const run = { ...given, baseRate: base_lr };
  const options = { forms: decays, run };
  if (!rise && flat === undefined) {
    const decay = writeInner(schedule, options);
    return decay && { base_lr, schedulers: [bare(decay)] };
  }
  const warmup = rest.length > 0 ? writeInner(first!, { forms: warmups, run }) : undefined;
  const until = spans[0]!.end;
  const cosine = cosineArgsOf(rest, { start: until, run });
  if (warmup && cosine) return { base_lr, schedulers: [{ name: 'CosineDecay', args: cosine }, warmup] };
  if (!rise) {
    const decay = writeInner(schedule, options);
    return decay && { base_lr, schedulers: [bare(decay)] };
  }
  // Milestones count from the start, so that the first rate is the warm-up's own.
  const after = sequence([constant({ rate: base_lr, steps: until }), ...rest]);
  const decay = warmup && writeInner(rest.length > 0 ? after : rise, options);
  return decay && { base_lr, schedulers: [decay, warmup] };
}

const bare = ({ name, args }: InnerCall): InnerCall => ({ name, args: { ...args, use_warmup: false } });
