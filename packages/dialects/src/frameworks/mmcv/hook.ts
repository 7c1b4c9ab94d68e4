import { constant, type Issue, type Schedule } from '@lrlab/core';
import type { Family } from '../../form/family.ts';
import { type Form, form, type GroupRun, type Note } from '../../form/form.ts';
import type { Parameter } from '../../form/parameter.ts';
import { onEither, onIterations } from '../../shared/by-epoch.ts';
import { progressOf, refusedLength } from './progress.ts';
import {
  falling,
  refusedWholeWarmup,
  unwarmed,
  type WarmupArgs,
  warmed,
  warmupParameters,
} from './warmup.ts';

/** What a hook's regular values depend on besides its arguments, in its own progress. */
export interface Progress {
  /** The rate or momentum that the optimizer was made with. */
  readonly base: number;
  /** Where training ends: `max_epochs` or `max_iters`. */
  readonly last: number;
  /** Which parameter group it is, counted from 0. */
  readonly group: number;
}

/** A hook of either kind: its regular values, without the warm-up that every hook takes. */
export interface Hook<A> {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly parameters: readonly Parameter[];
  /** It goes by iteration only: `by_epoch` is False unless told, and nothing else is taken. */
  readonly byIteration?: boolean;
  /** It asks how long training is. */
  readonly asksLength?: boolean;
  readonly refuses?: (args: A & WarmupArgs, progress: Progress) => readonly Issue[];
  readonly regular: (args: A, progress: Progress) => Schedule;
  readonly groups?: (args: A) => number | undefined;
  readonly notes?: readonly Note[];
  readonly families: readonly Family[];
  readonly formula: string;
}

const onlyByIteration = ({ by_epoch }: WarmupArgs): readonly Issue[] =>
  by_epoch ? [{ path: 'args.by_epoch', code: 'range', message: 'expected False, got True' }] : [];

function ownOf<A>(hook: Hook<A>, warmup: readonly Parameter[]) {
  const { name, aliases = [], byIteration = false, asksLength = false, refuses, groups } = hook;
  const byEpoch: Parameter = { ...warmup[0]!, fallback: !byIteration };
  const given = hook.parameters.some((parameter) => parameter.name === 'by_epoch');
  const progress = (args: WarmupArgs, base: number, run: GroupRun): Progress => ({
    base,
    last: progressOf(args.by_epoch, run),
    group: run.group ?? 0,
  });
  const { notes = [], families, formula } = hook;
  return {
    progress,
    own: {
      name,
      aliases,
      parameters: [...hook.parameters, ...(given ? [] : [byEpoch]), ...warmup.slice(1)],
      refuses: (args: A & WarmupArgs, run: GroupRun): readonly Issue[] => [
        ...(asksLength ? refusedLength(run) : []),
        ...(byIteration ? onlyByIteration(args) : []),
        ...(refuses?.(args, progress(args, run.baseRate ?? 1, run)) ?? []),
        ...refusedWholeWarmup({ ...args, warmup_by_epoch: args.warmup_by_epoch ?? false }),
      ],
      ...(groups && { groups }),
      notes,
      families,
      formula,
    },
  };
}

/** A hook that sets the rate; `propose` says the arguments of regular rates in its progress. */
export function lrUpdaterHook<A extends object>(
  hook: Hook<A> & {
    readonly propose: (regular: Schedule, progress: Progress) => Partial<A> | undefined;
    readonly raisesAfterEnd?: boolean;
  },
): Form {
  const { own, progress } = ownOf(hook, warmupParameters);
  return form<A & WarmupArgs>({
    ...own,
    needs: ['baseRate'],
    raisesAfterEnd: hook.raisesAfterEnd ?? false,
    read: (args, run) => {
      const regular = hook.regular(args, progress(args, run.baseRate ?? 1, run));
      const isFlat = regular.kind === 'constant';
      return warmed(isFlat ? regular : onIterations(regular, args.by_epoch, run), args, run);
    },
    write: (schedule, run) => {
      const { regular, warmup } = unwarmed(schedule);
      const found = hook.byIteration ? { by_epoch: false, progress: regular } : onEither(regular, run);
      const { by_epoch } = found;
      const at = { base: run.baseRate ?? 1, last: progressOf(by_epoch, run), group: run.group ?? 0 };
      const args = hook.propose(found.progress, at);
      return args && ({ ...args, by_epoch, ...warmup } as unknown as Partial<A & WarmupArgs>);
    },
  });
}

/** A hook that sets the momentum and leaves the rate alone; `idle` are arguments that leave both alone. */
export function momentumUpdaterHook<A extends object>(
  hook: Hook<A> & { readonly idle: Partial<A>; readonly replacesBase?: boolean },
): Form {
  // Its warm-up counts iterations only.
  const own = warmupParameters
    .slice(0, -1)
    .map((one) => (one.name === 'warmup_ratio' ? { ...one, fallback: 0.9 } : one));
  const made = ownOf(hook, own);
  return form<A & WarmupArgs>({
    ...made.own,
    needs: ['baseRate'],
    read: (_, { baseRate = 1 }) => constant({ rate: baseRate }),
    momentum: (args, run) => {
      if (run.baseMomentum === undefined && !hook.replacesBase) return undefined;
      const regular = hook.regular(args, made.progress(args, run.baseMomentum ?? 0, run));
      const isFlat = regular.kind === 'constant';
      const set = isFlat ? regular : onIterations(regular, args.by_epoch, run);
      return warmed(set, { ...args, warmup_by_epoch: false }, run, falling);
    },
    write: (schedule) => (schedule.kind === 'constant' ? (hook.idle as Partial<A & WarmupArgs>) : undefined),
    notes: [
      ...(hook.notes ?? []),
      {
        code: 'name',
        text: 'It sets the momentum, or the first beta, and leaves the rate alone; its warm-up divides.',
        fixture: 'mmcv/momentum-warmup-linear',
      },
    ],
  });
}
