import type { Form } from '../../form/form.ts';
import { call, flag, number, optional, required, when, word } from '../../form/parameter.ts';
import { early, paramForm } from './param-form.ts';
import type { WarmupArgs } from './param-spans.ts';

export const warmupParamScheduler = (forms: () => readonly Form[]): Form =>
  paramForm<WarmupArgs>({
    name: 'WarmupParamScheduler',
    parameters: [
      required('scheduler', call(forms)),
      required('warmup_factor', number),
      required('warmup_length', number),
      optional('warmup_method', word, 'linear'),
      optional('rescale_interval', flag, false),
    ],
    refuses: ({ warmup_length, warmup_method }) => [
      ...when(
        !['constant', 'linear'].includes(warmup_method),
        'warmup_method',
        '"constant" or "linear"',
        warmup_method,
      ),
      ...when(
        !(warmup_length >= 0 && warmup_length <= 1),
        'warmup_length',
        'a share of the run, from 0 to 1',
        warmup_length,
      ),
    ],
    notes: [
      {
        code: 'boundary',
        text: 'Unless rescaled, the warm-up aims at what the schedule has at its end, so that a cosine never reaches its start and a milestone inside lowers the ramp.',
        fixture: 'detectron2/warmup-cosine',
      },
      early,
    ],
    families: ['warm-up: linear', 'warm-up: constant', 'one after the other'],
    formula: 'from warmup_factor * scheduler(0) to scheduler(warmup_length), then scheduler(where)',
  });
