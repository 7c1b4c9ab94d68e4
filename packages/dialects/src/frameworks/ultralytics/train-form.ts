import { constant, type Issue, ramp, type Schedule } from '@lrlab/core';
import { type Form, form, type GroupRun, type Note } from '../../form/form.ts';
import { flag, integer, number, optional, when } from '../../form/parameter.ts';
import { onIterations } from '../../shared/by-epoch.ts';
import { spansOf, timeline } from '../../shared/timeline.ts';
import { inWarmup, mainOf } from './main-of.ts';
import { shareIn, type TrainArgs } from './train-args.ts';
import { warmedUp } from './warmed-up.ts';

/** How a version counts its warm-up, and what it leaves behind. */
export interface Version {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly length: (args: TrainArgs, batches: number) => number;
  /** Whether the batch after the length still warms up; else its last rate stays until the epoch ends. */
  readonly includesEnd: boolean;
  /** Which of the three groups has the biases. */
  readonly biases: number;
  readonly notes: readonly Note[];
}

const regularOf = (args: TrainArgs, run: GroupRun): Schedule =>
  onIterations(
    ramp({
      from: args.lr0,
      to: args.lr0 * args.lrf,
      steps: args.epochs,
      curve: args.cos_lr ? 'cosine' : 'linear',
    }),
    true,
    run,
  );

function refused(args: TrainArgs, length: number): readonly Issue[] {
  return [
    ...when(
      args.epochs <= 0 || args.epochs > 100_000,
      'epochs',
      'a number of epochs from 1 to 100000',
      args.epochs,
    ),
    ...when(args.warmup_epochs < 0, 'warmup_epochs', 'a number from 0', args.warmup_epochs),
    ...when(length > 1e7, 'warmup_epochs', 'a warm-up of at most 10000000 batches', args.warmup_epochs),
  ];
}

export const trainForm = ({ name, aliases = [], length, includesEnd, biases, notes }: Version): Form =>
  form<TrainArgs>({
    name,
    aliases,
    parameters: [
      optional('lr0', number, 0.01),
      optional('lrf', number, 0.01),
      optional('cos_lr', flag, false),
      optional('epochs', integer, 100),
      optional('momentum', number, 0.937),
      optional('warmup_epochs', number, 3),
      optional('warmup_momentum', number, 0.8),
      optional('warmup_bias_lr', number, 0.1),
    ],
    refuses: (args, { stepsPerEpoch = 1 }) => refused(args, length(args, stepsPerEpoch)),
    takesMore: true,
    groups: () => 3,
    trains: ({ epochs }, { stepsPerEpoch = 1 }) => epochs * stepsPerEpoch,
    read: (args, run) =>
      warmedUp(args, run, {
        from: run.group === biases ? args.warmup_bias_lr : 0,
        target: (epoch) => args.lr0 * shareIn(args, epoch),
        regular: regularOf(args, run),
        length: length(args, run.stepsPerEpoch ?? 1),
        includesEnd,
      }),
    momentum: (args, run) => {
      const { stepsPerEpoch: batches = 1 } = run;
      const steps = length(args, batches);
      const { warmup_momentum: from, momentum: to } = args;
      if (steps <= 0) return constant({ rate: to });
      const warm = ramp({ from, to, steps });
      // Nothing sets it again: what the last batch of the warm-up had stays.
      if (!includesEnd)
        return timeline([
          { schedule: warm, until: steps },
          { schedule: constant({ rate: from + ((to - from) * (steps - 1)) / steps }), until: Infinity },
        ]);
      return warm;
    },
    write: (schedule, run) => {
      const { stepsPerEpoch: batches = 1 } = run;
      const parts = spansOf(schedule).map(({ part }) => (part.kind === 'window' ? part.part : part));
      const last = parts.at(-1)!;
      const falling = last.kind === 'stairs' ? last.part : last;
      const first = parts.length > 1 ? parts[0] : undefined;
      const scale = last.kind === 'stairs' ? batches : 1;
      const warm = first?.kind === 'ramp' ? first : undefined;
      const main = falling.kind === 'ramp' ? mainOf(falling, scale) : inWarmup(parts, last);
      if (!main) return undefined;
      return {
        ...main,
        warmup_epochs: warm ? warm.steps / batches : 0,
        ...(warm && run.group === biases ? { warmup_bias_lr: warm.from } : {}),
      };
    },
    notes: [
      {
        code: 'boundary',
        text: 'The warm-up aims at the rate of each epoch, so that its target steps down with every epoch; biases come down from warmup_bias_lr, weights and norms come up from 0.',
        fixture: `ultralytics/${name.replace('_', '-')}-defaults`,
      },
      {
        code: 'clock',
        text: 'The warm-up counts batches, the rest epochs. It also raises how many batches are added up, from 1 to nbs / batch, 4 of 16 images: updates are not evenly spaced in it, where a run with accumulation has them so. Without, what is read is what each batch has.',
      },
      {
        code: 'name',
        text: 'optimizer=auto sets lr0 and momentum by itself: AdamW with round(0.002 * 5 / (4 + classes), 6), or for over 10,000 iterations SGD (since 2026 MuSGD, with groups of its own, those of the head at three times the rate) with 0.01, momentum 0.9; and warmup_bias_lr=0. Give lr0, momentum and warmup_bias_lr as they come out.',
      },
      ...notes,
    ],
    families: ['linear', 'cosine', 'by epoch', 'warm-up: linear', 'momentum', 'groups'],
    formula:
      'lr0 * lf(epoch), lf a line or half a cosine from 1 to lrf; before, from 0 or warmup_bias_lr to it',
  });
