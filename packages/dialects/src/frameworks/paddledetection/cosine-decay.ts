import { constant, ramp, rateAt, type Schedule } from '@lrlab/core';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import { flag, integer, number, optional, when } from '../../form/parameter.ts';
import { cosineWave, cosineWaveOf } from '../../shared/cosine-wave.ts';
import { type Span, spansOf, timeline } from '../../shared/timeline.ts';

export interface CosineArgs {
  readonly max_epochs: number;
  readonly use_warmup: boolean;
  readonly min_lr_ratio: number;
  readonly last_plateau_epochs: number;
}

/** The cosine of a table from iteration `start` on: it ends at the plateau, or a step short of its floor, and stays. */
export function cosineSpans(args: CosineArgs, run: GroupRun, start: number): Span[] {
  const { baseRate: base = 1, stepsPerEpoch = 1 } = run;
  const last = args.max_epochs * stepsPerEpoch;
  const plateau = Math.max(args.last_plateau_epochs, 0) * stepsPerEpoch;
  const to = base * args.min_lr_ratio;
  if (last <= start) return [{ schedule: constant({ rate: base }), until: Infinity }];
  const steps = last - start - plateau;
  const floor: Span = { schedule: constant({ rate: to }), until: Infinity };
  if (steps <= 0) return [floor];
  const falling = ramp({ from: base, to, steps, curve: 'cosine' });
  if (plateau > 0) return [{ schedule: falling, until: last - plateau }, floor];
  return [
    { schedule: falling, origin: start, until: last - 1 },
    { schedule: constant({ rate: rateAt(falling, steps - 1) }), until: Infinity },
  ];
}

/** The cosine among the parts of a schedule from some step on, and its plateau in epochs. */
export function cosineArgsOf(
  parts: readonly Schedule[],
  { start, run }: { readonly start: number; readonly run: GroupRun },
): Partial<CosineArgs> | undefined {
  const { baseRate = 1, stepsPerEpoch = 1 } = run;
  const [part, after] = parts;
  const found = part?.kind === 'window' ? part.part : part;
  if (found?.kind !== 'ramp' || found.curve !== 'cosine') return undefined;
  const isWhole = part!.kind !== 'window' && after !== undefined;
  const max_epochs = Math.ceil((start + found.steps + (isWhole ? 1 : 0)) / stepsPerEpoch);
  const last_plateau_epochs = isWhole ? max_epochs - (start + found.steps) / stepsPerEpoch : 0;
  return { max_epochs, min_lr_ratio: found.to / baseRate, last_plateau_epochs };
}

export const cosineDecay: Form = form<CosineArgs>({
  name: 'CosineDecay',
  parameters: [
    optional('max_epochs', integer, 1000),
    optional('use_warmup', flag, true),
    optional('min_lr_ratio', number, 0),
    optional('last_plateau_epochs', integer, 0),
  ],
  needs: ['baseRate'],
  refuses: ({ max_epochs }) => when(max_epochs < 1, 'max_epochs', 'an integer from 1', max_epochs),
  read: (args, run) => {
    const { baseRate: base = 1, stepsPerEpoch = 1 } = run;
    if (args.last_plateau_epochs > 0) return timeline(cosineSpans(args, run, 0));
    return cosineWave({ from: base, to: base * args.min_lr_ratio, steps: args.max_epochs * stepsPerEpoch });
  },
  write: (schedule, run) => {
    const { baseRate = 1, stepsPerEpoch = 1 } = run;
    const wave = cosineWaveOf(schedule);
    if (wave) return { max_epochs: wave.steps / stepsPerEpoch, min_lr_ratio: wave.to / baseRate };
    return cosineArgsOf(
      spansOf(schedule).map(({ part }) => part),
      { start: 0, run },
    );
  },
});
