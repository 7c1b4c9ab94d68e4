import { integers, number, optional, required } from '../../form/parameter.ts';
import { milestoneRates, milestonesOf } from '../../shared/milestones.ts';
import type { Scheduler } from './scheduler.ts';

export const multiStepScheduler: Scheduler<{ milestones: readonly number[]; gamma: number }> = {
  name: 'MultiStep',
  parameters: [required('milestones', integers), optional('gamma', number, 0.1)],
  curve: ({ milestones, gamma }, { value, scale, ticks }) => {
    // One outside its interval is never met.
    const met = milestones.map((one) => one * scale).filter((one) => one >= 0 && one < ticks);
    return milestoneRates(
      value,
      gamma,
      met.sort((a, b) => a - b),
    );
  },
  multiplies: () => true,
  propose: ({ whole }, base) => {
    const found = milestonesOf(whole, base);
    return found && { ...found, begin: 0, end: Math.max(0, ...found.milestones) + 1 };
  },
  families: ['multi-step'],
  formula: 'lr * gamma ^ (milestones up to t - begin)',
  notes: [
    {
      code: 'boundary',
      text: 'The new rate holds at the milestone, which counts from begin, not from the start of training.',
      fixture: 'mmengine/multi-step-begin',
    },
  ],
};
