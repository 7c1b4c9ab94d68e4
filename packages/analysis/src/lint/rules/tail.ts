import { limits } from '../limits.ts';
import { type Hit, type Rule, when } from '../rule.ts';
import type { View } from '../view.ts';
import { percent, shown } from '../words.ts';

const looks = 64;

/** The highest rate after the end, of some updates. */
function afterEnd(rate: (step: number) => number, from: number, to: number): { rate: number; step: number } {
  const steps = Array.from({ length: looks + 1 }, (_, i) => Math.round(from + ((to - from) * i) / looks));
  return steps.map((step) => ({ step, rate: rate(step) })).reduce((a, b) => (b.rate > a.rate ? b : a));
}

/** What a framework does that answers no tick after its end. */
function raising({ subject, total, executed }: View): readonly Hit[] {
  const { raisesAfterEnd, answersEnd, executedTicks, perUpdate = 1, declared = {} } = subject;
  if (!raisesAfterEnd || executedTicks === undefined || declared.total === undefined) return [];
  const last = executedTicks - perUpdate;
  const { total: length } = declared;
  const isOver = answersEnd ? last > length : last >= length;
  const at = { step: Math.ceil(total ?? 0) };
  if (isOver)
    return [
      {
        ...at,
        message: `the schedule answers ${shown(length)} ticks, and the run asks for ${shown(executedTicks)}: the framework raises`,
        fix: `Make the schedule ${shown(executedTicks)} ticks long, or end the run after ${shown(Math.min(total ?? 0, executed ?? Infinity))} updates.`,
      },
    ];
  return when(answersEnd === true && last === length, () => ({
    ...at,
    severity: 'warning',
    message: `the last update uses tick ${shown(length)}, one past the end, where the rate rebounds or is negative`,
    fix: `Make the schedule ${shown(executedTicks)} ticks long.`,
  }));
}

export const tail: Rule = {
  id: 'tail/floor-or-rebound',
  severity: 'error',
  summary: 'The run does not end at the floor: it stops above it, climbs again or fails.',
  condition: `The last rate is more than ${percent(limits.floor)} of the way down above the floor: info if the run ends with the schedule, as its family never comes to the floor, else a warning. The run goes on after the end N, where the rate rises by more than ${percent(limits.floor)} of the way, or where the framework raises: error; one tick past the end of a one-cycle: warning.`,
  why: 'Cosines of PyTorch, Paddle and transformers are waves that come back up after their end, and OneCycleLR raises one tick later. A run that ends above its floor loses the last bit that the low rates give.',
  fix: 'Make schedule and run equally long.',
  check: (view) => {
    const { rate, floor, peak, total, executed, every } = view;
    const raised = raising(view);
    if (raised.length > 0) return raised;
    if (!rate || floor === undefined || peak === undefined || total === undefined || !(peak > floor))
      return [];
    const length = Math.ceil(executed ?? total);
    const [most, way] = [limits.floor * (peak - floor), peak - floor];
    const isEqual = Math.abs(length - total) < Math.max(1, every);
    if (length > total && !isEqual) {
      const start = Math.ceil(total);
      const lowest = Math.min(rate(Math.max(0, start - 1)), rate(start));
      const top = afterEnd(rate, start, length - 1);
      if (top.rate - lowest > most)
        return [
          {
            message: `the schedule ends after ${shown(total)} updates and the run after ${shown(length)}: the rate comes back up to ${shown(top.rate)}`,
            step: start,
          },
        ];
    }
    const last = rate(length - 1);
    return when(last - floor > most, () => ({
      severity: isEqual ? 'info' : 'warning',
      message: `the last rate is ${shown(last)}, ${percent((last - floor) / way)} of the way above the floor of ${shown(floor)}`,
      step: length - 1,
      ...(isEqual && { fix: 'Nothing to do, if a small last rate is as good as the floor.' }),
    }));
  },
  examples: {
    fires: {
      dialect: 'pytorch',
      text: 'CosineAnnealingLR(optimizer, T_max=200)',
      run: { baseRate: 0.1, totalSteps: 300 },
    },
    quiet: {
      dialect: 'tensorflow',
      text: 'tf.train.cosine_decay(0.1, global_step, 200)',
      run: { totalSteps: 300 },
    },
  },
};
