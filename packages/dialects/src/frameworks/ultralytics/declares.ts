import { type DeclaredBy, type Declares, says } from '../../form/declared.ts';

/** Its warm-up aims at the rate of the epoch, so that no peak is meant; `least` is the shortest one. */
const train = (least: (warmup: number) => number): Declares =>
  says<'epochs' | 'warmup_epochs'>(({ epochs, warmup_epochs }, { each }) => ({
    total: epochs * each,
    warmup: least(warmup_epochs * each),
    mixesUnits: true,
  }));

export const ultralyticsDeclares: DeclaredBy = {
  train: train((warmup) => warmup),
  train_8: train((warmup) => (warmup > 0 ? Math.max(warmup, 100) : 0)),
  train_yolov5: train((warmup) => Math.max(warmup, 100)),
};
