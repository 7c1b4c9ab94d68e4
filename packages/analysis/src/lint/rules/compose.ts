import { type Rule, when } from '../rule.ts';
import { membersOf, numberAt, type PlacedCall, type View } from '../view.ts';
import { listed, shown } from '../words.ts';

/** What sets the rate from its own numbers, whatever stood there. */
const absolutes = ['LambdaLR', 'CyclicLR', 'OneCycleLR', 'CosineAnnealingWarmRestarts'];
/** What changes the base of every scheduler on the optimizer when it is made. */
const rebasing = ['OneCycleLR', 'CyclicLR'];

const called = ({ calls }: View, name: string): readonly PlacedCall[] =>
  calls.filter((call) => call.name === name);

const memberPath = (call: PlacedCall, i: number): string => `${call.path || 'args'}.schedulers[${i}]`;

export const nestedSequential: Rule = {
  id: 'compose/nested-sequential',
  severity: 'warning',
  summary: 'A SequentialLR inside another plays a tick early.',
  condition: 'A SequentialLR is among the schedulers of a SequentialLR.',
  why: 'The outer one makes the inner one step when it is made: [0.5 for two ticks, then 0.2] gives 0.5, 0.2, 0.2 in torch 2.13 and 1, 0.2, 0.2 in 1.13, where 0.5, 0.5, 0.2 is meant (pytorch#196243).',
  fix: 'Write one SequentialLR with all schedulers and milestones.',
  check: (view) =>
    called(view, 'SequentialLR').flatMap((call) =>
      membersOf(call, 'schedulers').flatMap(({ name }, i) =>
        when(name === 'SequentialLR', () => ({
          message: `scheduler ${i} of the SequentialLR is a SequentialLR, which begins a tick early`,
          path: memberPath(call, i),
        })),
      ),
    ),
  examples: {
    fires: {
      dialect: 'pytorch',
      text: `SequentialLR(optimizer, [
    SequentialLR(optimizer, [ConstantLR(optimizer, 0.5, 2), ConstantLR(optimizer, 0.2, 8)], milestones=[2]),
    ExponentialLR(optimizer, 0.9),
], milestones=[10])`,
      run: { baseRate: 1, totalSteps: 20 },
    },
    quiet: {
      dialect: 'pytorch',
      text: `SequentialLR(optimizer, [
    ConstantLR(optimizer, 0.5, 2), ConstantLR(optimizer, 0.2, 8), ExponentialLR(optimizer, 0.9),
], milestones=[2, 10])`,
      run: { baseRate: 1, totalSteps: 20 },
    },
  },
};

export const absoluteAfter: Rule = {
  id: 'compose/absolute-after',
  severity: 'error',
  summary: 'A scheduler overwrites what those before it in the chain have done.',
  condition: `${listed(absolutes)} stands after the first place of a ChainedScheduler, or of a list that is stepped in order; or an MMEngine OneCycleLR stands beside another scheduler of the rate.`,
  why: 'A chain multiplies only what multiplies. These compute the rate from their own base, so that a warm-up before them is lost.',
  fix: 'Put it first, or write a SequentialLR.',
  check: (view) => [
    ...called(view, 'ChainedScheduler').flatMap((call) =>
      membersOf(call, 'schedulers').flatMap(({ name }, i) =>
        when(i > 0 && absolutes.includes(name), () => ({
          message: `${name} at place ${i} of the chain overwrites what the ${i === 1 ? 'one' : i} before it did`,
          path: memberPath(call, i),
        })),
      ),
    ),
    ...called(view, 'param_scheduler').flatMap((call) => {
      const rates = membersOf(call, 'schedulers').filter(({ name }) => name.endsWith('LR'));
      const cycle = membersOf(call, 'schedulers').findIndex(({ name }) => name === 'OneCycleLR');
      return when(cycle >= 0 && rates.length > 1, () => ({
        message: `OneCycleLR replaces the base of the ${rates.length - 1} other schedulers of the list`,
        path: memberPath(call, cycle),
      }));
    }),
  ],
  examples: {
    fires: {
      dialect: 'pytorch',
      text: 'ChainedScheduler([LinearLR(optimizer, 0.1, total_iters=10), CosineAnnealingWarmRestarts(optimizer, 50)])',
      run: { baseRate: 0.1, totalSteps: 100 },
    },
    quiet: {
      dialect: 'pytorch',
      text: 'ChainedScheduler([LinearLR(optimizer, 0.1, total_iters=10), ExponentialLR(optimizer, 0.99)])',
      run: { baseRate: 0.1, totalSteps: 100 },
    },
  },
};

export const onecycleRebase: Rule = {
  id: 'compose/onecycle-rebase',
  severity: 'error',
  summary: 'OneCycleLR or CyclicLR changes the base of the other schedulers on its optimizer.',
  condition: 'A SequentialLR or ChainedScheduler has OneCycleLR or CyclicLR beside another scheduler.',
  why: 'They overwrite initial_lr, or the rate, when they are made: a warm-up in front of a OneCycleLR climbs to max_lr / div_factor, not to max_lr.',
  fix: 'OneCycleLR warms up by itself: leave the other scheduler out.',
  check: (view) =>
    [...called(view, 'SequentialLR'), ...called(view, 'ChainedScheduler')].flatMap((call) => {
      const members = membersOf(call, 'schedulers');
      return members.flatMap(({ name }, i) =>
        when(members.length > 1 && rebasing.includes(name), () => ({
          message: `${name} changes the base of ${members.length === 2 ? 'the scheduler' : `the ${members.length - 1} schedulers`} beside it`,
          path: memberPath(call, i),
        })),
      );
    }),
  examples: {
    fires: {
      dialect: 'pytorch',
      text: 'SequentialLR(optimizer, [LinearLR(optimizer, 0.1, total_iters=10), OneCycleLR(optimizer, 1.0, total_steps=90)], milestones=[10])',
      run: { baseRate: 1, totalSteps: 100 },
    },
    quiet: {
      dialect: 'pytorch',
      text: 'OneCycleLR(optimizer, 1.0, total_steps=100)',
      run: { baseRate: 1, totalSteps: 100 },
    },
  },
};

/** The argument that says how long a scheduler is of itself. */
const lengths: Readonly<Record<string, string>> = {
  LinearLR: 'total_iters',
  ConstantLR: 'total_iters',
  PolynomialLR: 'total_iters',
  CosineAnnealingLR: 'T_max',
  OneCycleLR: 'total_steps',
};

/** A plateau at the full rate is as long as whoever comes next lets it be. */
const isIdle = ({ name, args }: Pick<PlacedCall, 'name' | 'args'>): boolean =>
  name === 'ConstantLR' && args['factor'] === 1;

export const lengthGap: Rule = {
  id: 'compose/length-gap',
  severity: 'warning',
  summary: 'A scheduler in a sequence is longer or shorter than the milestones leave it.',
  condition:
    'In a SequentialLR the steps between two milestones are not the length (total_iters, T_max, total_steps) of the scheduler that plays there; the last one has no milestone to meet.',
  why: 'A ramp that is cut short jumps to the next schedule, and one that is too short waits at its end.',
  fix: 'Make the milestones the sums of the lengths.',
  check: (view) =>
    called(view, 'SequentialLR').flatMap((call) => {
      const milestones = call.args['milestones'];
      if (!Array.isArray(milestones)) return [];
      return membersOf(call, 'schedulers').flatMap((member, i) => {
        const own = numberAt(member, lengths[member.name] ?? '');
        const gap = i < milestones.length ? milestones[i] - (milestones[i - 1] ?? 0) : undefined;
        return when(own !== undefined && gap !== undefined && own !== gap && !isIdle(member), () => ({
          message: `${member.name} has ${shown(own!)} steps, and the milestones leave it ${shown(gap!)}`,
          path: memberPath(call, i),
        }));
      });
    }),
  examples: {
    fires: {
      dialect: 'pytorch',
      text: 'SequentialLR(optimizer, [LinearLR(optimizer, 0.1, total_iters=10), CosineAnnealingLR(optimizer, 95)], milestones=[5])',
      run: { baseRate: 1, totalSteps: 100 },
    },
    quiet: {
      dialect: 'pytorch',
      text: 'SequentialLR(optimizer, [LinearLR(optimizer, 0.1, total_iters=5), CosineAnnealingLR(optimizer, 95)], milestones=[5])',
      run: { baseRate: 1, totalSteps: 100 },
    },
  },
};
