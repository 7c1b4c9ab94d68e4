import { type Curve, clamp, constant, ramp, type Schedule, scaleRates } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { number, oneOf, optional, orNone, required, when } from '../../form/parameter.ts';
import { type Span, timeline } from '../../shared/timeline.ts';
import { wave, waveOf } from './cosine-part.ts';
import { numCycles } from './cosine-schedules.ts';
import {
  atLeast1,
  lastEpoch,
  optimizer,
  type Part,
  partsOf,
  unwindowed,
  type WarmupArgs,
  warmupSteps,
} from './warm-up.ts';

type CurveName = 'linear' | 'cosine' | '1-sqrt';

interface WsdArgs extends WarmupArgs {
  readonly num_decay_steps: number;
  readonly num_training_steps: number | null;
  readonly num_stable_steps: number | null;
  readonly warmup_type: CurveName;
  readonly decay_type: CurveName;
  readonly min_lr_ratio: number;
  readonly num_cycles: number;
}

const curveName = oneOf('linear', 'cosine', '1-sqrt');

const notUnder0 = (part: Schedule, ratio: number): Schedule => (ratio < 0 ? clamp(part, { min: 0 }) : part);

function rising({ num_warmup_steps, warmup_type: curve, min_lr_ratio: from }: WsdArgs): Schedule {
  const up = ramp({ from, to: 1, steps: atLeast1(num_warmup_steps), curve, mirrored: curve === '1-sqrt' });
  return notUnder0(up, from);
}

function falling({ num_decay_steps, decay_type: curve, min_lr_ratio: to, num_cycles }: WsdArgs): Schedule {
  if (curve === 'cosine' && num_cycles !== 0.5) return wave(num_decay_steps, num_cycles, to);
  return notUnder0(ramp({ from: 1, to, steps: atLeast1(num_decay_steps), curve }), to);
}

export const wsdSchedule: Form = form<WsdArgs>({
  name: 'get_wsd_schedule',
  parameters: [
    optimizer,
    warmupSteps,
    required('num_decay_steps', number),
    optional('num_training_steps', orNone(number), null),
    optional('num_stable_steps', orNone(number), null),
    optional('warmup_type', curveName, 'linear'),
    optional('decay_type', curveName, 'cosine'),
    optional('min_lr_ratio', number, 0),
    numCycles,
    lastEpoch,
  ],
  needs: ['baseRate'],
  refuses: ({ num_training_steps, num_stable_steps }) =>
    when(
      num_training_steps === null && num_stable_steps === null,
      'num_training_steps',
      'num_training_steps or num_stable_steps',
      num_training_steps,
    ),
  read: (args, { baseRate = 1 }) => {
    const { num_warmup_steps: warm, num_decay_steps, num_training_steps, num_stable_steps } = args;
    const stable = num_stable_steps ?? (num_training_steps ?? 0) - warm - num_decay_steps;
    const spans: Span[] = [
      { schedule: rising(args), until: warm },
      { schedule: constant({ rate: 1 }), until: warm + stable },
      { schedule: falling(args), origin: warm + stable, until: warm + stable + num_decay_steps },
      { schedule: constant({ rate: args.min_lr_ratio }), until: Infinity },
    ];
    return scaleRates(timeline(spans), baseRate);
  },
  write: (schedule, { baseRate }) => {
    const parts = partsOf(schedule, baseRate);
    const last = parts?.at(-1)?.part;
    const ratio = last?.kind === 'constant' ? last.rate : last?.kind === 'ramp' ? last.to : undefined;
    return ratio === undefined ? undefined : { ...stretchesOf(parts!, ratio), min_lr_ratio: ratio };
  },
  families: [
    'warm-up, stable, decay',
    'linear',
    'cosine',
    'warm-up: linear',
    'warm-up: cosine or 1 - sqrt',
    'groups',
  ],
  formula:
    'lr * (min_lr_ratio + (1 - min_lr_ratio) * f): f goes from 0 to 1 over num_warmup_steps, stays for num_stable_steps, and goes back over num_decay_steps; linear, cosine or 1 - sqrt',
  notes: [
    {
      code: 'first-step',
      text: 'The warm-up starts at min_lr_ratio, not at 0, unless that is 0.',
      fixture: 'transformers/wsd-linear',
    },
    {
      code: 'name',
      text: 'Given both num_training_steps and num_stable_steps, it takes the stable steps, with a warning.',
      fixture: 'transformers/wsd-both',
    },
    {
      code: 'boundary',
      text: 'A run shorter than warm-up and decay together joins the decay late.',
      fixture: 'transformers/wsd-too-short',
    },
  ],
});

const isNear = (a: number, b: number): boolean => Math.abs(a - b) < 1e-12;

const unclamped = (part: Schedule): Schedule => (part.kind === 'clamp' ? part.part : part);

const nameOf = (curve: Curve): CurveName => (curve === 'cosine' || curve === '1-sqrt' ? curve : 'linear');

function stretchesOf(parts: readonly Part[], ratio: number): Partial<WsdArgs> {
  const first = unclamped(unwindowed(parts[0]!.part));
  const isWarm = first.kind === 'ramp' && isNear(first.to, 1) && !isNear(first.from, 1);
  const num_warmup_steps = isWarm ? parts[0]!.end : 0;
  const warmup_type = isWarm ? nameOf(first.curve) : 'linear';
  const rest = isWarm ? parts.slice(1) : parts;
  const decay = rest.find(({ part }) => part.kind !== 'constant');
  if (!decay) {
    const held = rest.length > 1 || isNear(ratio, 1) ? rest[0]! : undefined;
    const end = held && Number.isFinite(held.end) ? held.end : num_warmup_steps;
    return { num_warmup_steps, warmup_type, num_stable_steps: end - num_warmup_steps, num_decay_steps: 0 };
  }
  const { part, start, end } = decay;
  const origin = start - (part.kind === 'window' ? part.start : 0);
  const main = unclamped(unwindowed(part));
  const decay_type = main.kind === 'ramp' ? nameOf(main.curve) : 'cosine';
  const turns = waveOf(decay);
  const num_decay_steps = end - origin;
  const num_cycles =
    main.kind === 'ramp' || !turns ? 0.5 : (atLeast1(num_decay_steps) * turns.num_cycles) / turns.steps;
  const num_stable_steps = origin - num_warmup_steps;
  return { num_warmup_steps, warmup_type, num_stable_steps, num_decay_steps, decay_type, num_cycles };
}
