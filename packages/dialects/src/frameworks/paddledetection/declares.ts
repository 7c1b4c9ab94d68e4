import type { CheckedCall } from '../../form/check-args.ts';
import { type DeclaredBy, says } from '../../form/declared.ts';

export const paddledetectionDeclares: DeclaredBy = {
  LearningRate: says<'base_lr', { schedulers: readonly CheckedCall[] }>(
    ({ base_lr, schedulers }, { each }) => {
      const [decay, warmup] = schedulers;
      const isWarm = decay?.args['use_warmup'] === true && warmup !== undefined;
      const { steps = 0, epochs = null } = (warmup?.args ?? {}) as { steps?: number; epochs?: number | null };
      const milestones = decay?.args['milestones'];
      return {
        peak: base_lr,
        ...(isWarm && { warmup: epochs === null ? steps : epochs * each }),
        ...(decay?.name === 'CosineDecay' && {
          floor: base_lr * (decay.args['min_lr_ratio'] as number),
          total: (decay.args['max_epochs'] as number) * each,
        }),
        ...(Array.isArray(milestones) && { milestones: milestones.map((one: number) => one * each) }),
        mixesUnits: isWarm && epochs === null,
      };
    },
  ),
};
