import { type Hit, type Rule, when } from '../rule.ts';
import { argumentPath, numberAt, type PlacedCall } from '../view.ts';
import { shown } from '../words.ts';

const isPolynomial = ({ name, args }: PlacedCall): boolean =>
  name === 'get_polynomial_decay_schedule_with_warmup' ||
  (name === 'get_scheduler' && args['name'] === 'polynomial') ||
  (name === 'TrainingArguments' && args['lr_scheduler_type'] === 'polynomial');

/** The floor, which a schedule told by its name has among its keywords. */
function floorIn({ args }: PlacedCall): number {
  const own =
    args['lr_end'] ?? keywords(args['scheduler_specific_kwargs']) ?? keywords(args['lr_scheduler_kwargs']);
  return typeof own === 'number' ? own : 1e-7;
}

const keywords = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'lr_end' in value ? value.lr_end : undefined;

export const hfPolynomial: Rule = {
  id: 'hf/polynomial',
  severity: 'error',
  summary: 'The polynomial schedule of transformers divides by zero, is refused, or takes another rate.',
  condition:
    'For polynomial: num_warmup_steps equals num_training_steps: error; lr_end is not below the rate: error; parameter groups have different rates: warning.',
  why: 'The decay has no step left and divides by zero; a floor that is not below the rate is refused; and the floor is a share of the default rate of the optimizer, so that a group with another rate ends at another floor.',
  fix: 'Leave steps for the decay, give an lr_end below the rate, and one rate for all groups.',
  check: ({ calls, subject: { run }, warmup, total, peak }) =>
    calls.filter(isPolynomial).flatMap((call): readonly Hit[] => {
      const { baseRate } = run ?? {};
      const floor = floorIn(call);
      return [
        ...when(warmup !== undefined && warmup > 0 && warmup === total, () => ({
          message: `the warm-up of ${shown(warmup!)} steps is all of the ${shown(total!)}: the step after it divides by zero`,
          path: argumentPath(call, 'num_warmup_steps'),
          step: Math.ceil(total!),
        })),
        ...when(peak !== undefined && floor >= peak, () => ({
          message: `lr_end of ${shown(floor)} is not below the rate of ${shown(peak!)}`,
          path: argumentPath(call, 'lr_end'),
        })),
        ...when(Array.isArray(baseRate) && new Set(baseRate).size > 1, () => ({
          severity: 'warning',
          message: `the groups have rates of ${(baseRate as readonly number[]).map(shown).join(', ')}, and lr_end is a share of the optimizer's default rate for all`,
          path: call.path,
        })),
      ];
    }),
  examples: {
    fires: {
      dialect: 'transformers',
      text: 'get_polynomial_decay_schedule_with_warmup(optimizer, num_warmup_steps=100, num_training_steps=1000, lr_end=1e-4)',
      run: { baseRate: 5e-5 },
    },
    quiet: {
      dialect: 'transformers',
      text: 'get_polynomial_decay_schedule_with_warmup(optimizer, num_warmup_steps=100, num_training_steps=1000, lr_end=1e-7)',
      run: { baseRate: 5e-5 },
    },
  },
};

export const hfWarmupFraction: Rule = {
  id: 'hf/warmup-fraction',
  severity: 'error',
  summary: 'A warm-up share is read as a part of one step.',
  condition: 'warmup_steps is between 0 and 1 and the version of transformers is below 5.',
  why: 'Since 5.0 a warmup_steps below 1 is a share of the run; before, 0.1 was a tenth of one step, which is no warm-up.',
  fix: 'Give warmup_ratio in 4.x.',
  check: ({ calls, subject: { version } }) =>
    calls.flatMap((call) => {
      const steps = numberAt(call, 'warmup_steps') ?? 0;
      const isOld = version !== undefined && Number.parseInt(version, 10) < 5;
      return when(call.name === 'TrainingArguments' && isOld && steps > 0 && steps < 1, () => ({
        message: `warmup_steps of ${shown(steps)} is ${shown(steps)} of one step in transformers ${version}`,
        fix: `Write warmup_ratio=${shown(steps)}.`,
        path: argumentPath(call, 'warmup_steps'),
        step: 0,
      }));
    }),
  examples: {
    fires: {
      dialect: 'transformers',
      text: 'TrainingArguments(output_dir="out", learning_rate=5e-5, max_steps=1000, warmup_steps=0.1)',
      version: '4.57.6',
    },
    quiet: {
      dialect: 'transformers',
      text: 'TrainingArguments(output_dir="out", learning_rate=5e-5, max_steps=1000, warmup_steps=0.1)',
      version: '5.18.0',
    },
  },
};
