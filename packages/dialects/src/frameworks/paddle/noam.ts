import { noam, type Schedule, window } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { above0, from0, optional, required } from '../../form/parameter.ts';
import { lastParameters } from './parameters.ts';

interface NoamArgs {
  readonly d_model: number;
  readonly warmup_steps: number;
  readonly learning_rate: number;
}

const parameters = [
  required('d_model', above0),
  required('warmup_steps', above0),
  optional('learning_rate', from0, 1),
];

const read = ({ d_model, warmup_steps, learning_rate }: NoamArgs): Schedule =>
  noam({ modelSize: d_model, warmupSteps: warmup_steps, scale: learning_rate });

function write(schedule: Schedule): NoamArgs | undefined {
  const [rise, fall] = schedule.kind === 'sequence' ? schedule.parts : [];
  if (rise?.kind !== 'ramp' || fall?.kind !== 'powerLaw') return undefined;
  const { steps: warmup_steps, to } = rise;
  return { d_model: 1, warmup_steps, learning_rate: to * Math.sqrt(warmup_steps) };
}

export const noamDecay: Form = form<NoamArgs>({
  name: 'NoamDecay',
  parameters: [...parameters, ...lastParameters],
  read,
  write,
  families: ['inverse square root'],
  formula: 'learning_rate * d_model ^ -0.5 * min(t ^ -0.5, t * warmup_steps ^ -1.5)',
  notes: [
    { code: 'first-step', text: 'The first update has rate 0.', fixture: 'paddle/noam' },
    {
      code: 'raises',
      text: 'A warm-up of 0 steps divides by zero.',
      fixture: 'paddle/noam-warmup-zero',
    },
  ],
});

export const noamDecayLayer: Form = form<NoamArgs>({
  name: 'noam_decay',
  parameters,
  read: (args) => window(read(args), { start: 1 }),
  write: (schedule) =>
    schedule.kind === 'window' && schedule.start === 1 ? write(schedule.part) : undefined,
  families: ['inverse square root'],
  formula: 'learning_rate * d_model ^ -0.5 * min(k ^ -0.5, k * warmup_steps ^ -1.5), k = t + 1',
  notes: [
    {
      code: 'first-step',
      text: 'In a static graph it counts from 1, so that the first update has a rate; NoamDecay has 0 there.',
      fixture: 'paddle/fluid-noam',
    },
  ],
});
