import { type Form, form } from '../../form/form.ts';
import { flag, from0, integer, number, optional, required, when, word } from '../../form/parameter.ts';
import { oneCycle, oneCycleOf } from '../../shared/one-cycle.ts';
import { lastParameters, wholeFrom1 } from './parameters.ts';

export const oneCycleLr: Form = form<{
  max_learning_rate: number;
  total_steps: number;
  divide_factor: number;
  end_learning_rate: number;
  phase_pct: number;
  anneal_strategy: string;
  three_phase: boolean;
}>({
  name: 'OneCycleLR',
  parameters: [
    required('max_learning_rate', from0),
    required('total_steps', integer),
    optional('divide_factor', number, 25),
    optional('end_learning_rate', from0, 0.0001),
    optional('phase_pct', number, 0.3),
    optional('anneal_strategy', word, 'cos'),
    optional('three_phase', flag, false),
    ...lastParameters,
  ],
  refuses: (args, { totalSteps = 0 }) => {
    const { total_steps, phase_pct: share, divide_factor } = args;
    return [
      ...wholeFrom1('total_steps', total_steps),
      ...when(share < 0 || share > 1, 'phase_pct', 'a float between 0 and 1', share),
      ...when(args.three_phase && share >= 0.5, 'phase_pct', 'a share below 0.5 for three phases', share),
      ...when(
        share * total_steps === 1,
        'phase_pct',
        'another share than one step exactly, as its phase divides by 0',
        share,
      ),
      ...when(
        !['cos', 'linear'].includes(args.anneal_strategy),
        'anneal_strategy',
        '"cos" or "linear"',
        args.anneal_strategy,
      ),
      ...when(divide_factor === 0, 'divide_factor', 'a number other than 0, as it divides', 0),
      ...when(
        total_steps > 0 && total_steps < totalSteps,
        'total_steps',
        `at least the ${totalSteps} steps of the run, as one more rebounds and the next raises`,
        total_steps,
      ),
    ];
  },
  read: (args) =>
    oneCycle({
      first: args.max_learning_rate / args.divide_factor,
      peak: args.max_learning_rate,
      end: args.end_learning_rate,
      total: args.total_steps,
      share: args.phase_pct,
      threePhase: args.three_phase,
      curve: args.anneal_strategy === 'cos' ? 'cosine' : 'linear',
    }),
  write: (schedule) => {
    const found = oneCycleOf(schedule);
    if (!found) return undefined;
    return {
      max_learning_rate: found.peak,
      total_steps: found.total,
      divide_factor: found.first === 0 ? 1 : found.peak / found.first,
      end_learning_rate: found.end,
      phase_pct: found.share,
      anneal_strategy: found.curve === 'linear' ? 'linear' : 'cos',
      three_phase: found.threePhase,
    };
  },
  raisesAfterEnd: true,
  answersEnd: true,
  families: ['one cycle', 'one cycle, three phases'],
  formula:
    'max_learning_rate / divide_factor to max_learning_rate at phase_pct * total_steps - 1, to end_learning_rate at total_steps - 1',
  notes: [
    {
      code: 'floor',
      text: 'end_learning_rate is a rate; PyTorch divides: its defaults end at max / 250000.',
      fixture: 'paddle/one-cycle',
    },
    {
      code: 'after-end',
      text: 'At tick total_steps the rate rebounds; the next one raises.',
      fixture: 'paddle/one-cycle-past',
    },
  ],
});
