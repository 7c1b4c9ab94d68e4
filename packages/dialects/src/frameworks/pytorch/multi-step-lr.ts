import { type Form, form } from '../../form/form.ts';
import { number, numbers, optional, passedIn, required } from '../../form/parameter.ts';
import { milestoneRates, milestonesOf } from '../../shared/milestones.ts';
import { lastParameters } from './shared-parameters.ts';

export const multiStepLr: Form = form<{ milestones: number[]; gamma: number }>({
  name: 'MultiStepLR',
  parameters: [
    passedIn('optimizer'),
    required('milestones', numbers),
    optional('gamma', number, 0.1),
    ...lastParameters,
  ],
  needs: ['baseRate'],
  read: ({ milestones, gamma }, { baseRate: base = 1 }) => {
    const met = milestones.filter((tick) => Number.isInteger(tick) && tick >= 0);
    return milestoneRates(
      base,
      gamma,
      met.sort((a, b) => a - b),
    );
  },
  write: (schedule, { baseRate: base = 1 }) => milestonesOf(schedule, base),
  // A milestone that nobody waits for stands in for a rate.
  isOdd: ({ milestones }) => milestones.includes(0),
  families: ['multi-step', 'constant'],
  formula: 'lr * gamma ^ (number of milestones <= t)',
  notes: [
    { code: 'boundary', text: 'The new rate is met at the milestone itself.', fixture: 'pytorch/multi-step' },
    {
      code: 'first-step',
      text: 'A milestone of 0 acts when the scheduler is made.',
      fixture: 'pytorch/multi-step-zero',
    },
    {
      code: 'name',
      text: 'A milestone that is there twice multiplies twice, and one that is negative or no whole number is never met.',
      fixture: 'pytorch/multi-step-duplicate',
    },
  ],
});
