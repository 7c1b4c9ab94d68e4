import type { Form } from '../../form/form.ts';
import { roundHalfEven } from '../../shared/round-half-even.ts';
import { trainForm } from './train-form.ts';

export const trainForms: readonly Form[] = [
  trainForm({
    name: 'train',
    length: ({ warmup_epochs, epochs }, batches) =>
      roundHalfEven(Math.min(warmup_epochs, Math.max(epochs - 1, 0)) * batches),
    includesEnd: false,
    biases: 2,
    notes: [
      {
        code: 'version',
        text: 'Since mid-2026: the groups are weights, norms, biases; before, biases came first. No minimum of 100 batches, at most all epochs but one. The last value of a warm-up that ends inside an epoch stays until that ends, and its momentum for good.',
        fixture: 'ultralytics/train-fractional',
      },
    ],
  }),
  trainForm({
    name: 'train_8',
    length: ({ warmup_epochs }, batches) =>
      warmup_epochs > 0 ? Math.max(roundHalfEven(warmup_epochs * batches), 100) : -1,
    includesEnd: true,
    biases: 0,
    notes: [
      {
        code: 'version',
        text: 'Version 8 until mid-2026: at least 100 batches, even where that is more than the run, unless warmup_epochs is 0.',
        fixture: 'ultralytics/train-8-shorter-than-warmup',
      },
    ],
  }),
  trainForm({
    name: 'train_yolov5',
    length: ({ warmup_epochs }, batches) => Math.max(roundHalfEven(warmup_epochs * batches), 100),
    includesEnd: true,
    biases: 0,
    notes: [
      {
        code: 'version',
        text: 'YOLOv5: at least 100 batches, also with warmup_epochs=0.',
        fixture: 'ultralytics/train-yolov5-no-warmup',
      },
    ],
  }),
];
