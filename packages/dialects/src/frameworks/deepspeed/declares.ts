import { type DeclaredBy, says } from '../../form/declared.ts';
import { perGroup } from '../../shared/per-group.ts';

type Rate = number | readonly number[];

export const deepspeedDeclares: DeclaredBy = {
  WarmupLR: says<'warmup_num_steps', { warmup_max_lr: Rate | null }>(
    ({ warmup_num_steps: warmup, warmup_max_lr }, { base, run }) => ({
      peak: warmup_max_lr === null ? base : perGroup(warmup_max_lr, run.group),
      warmup,
    }),
  ),
  WarmupDecayLR: says<'warmup_num_steps' | 'total_num_steps', { warmup_max_lr: Rate; warmup_min_lr: Rate }>(
    ({ warmup_num_steps: warmup, total_num_steps: total, warmup_max_lr, warmup_min_lr }, { run }) => ({
      peak: perGroup(warmup_max_lr, run.group),
      floor: perGroup(warmup_min_lr, run.group),
      warmup,
      total,
    }),
  ),
  WarmupCosineLR: says<'warmup_num_steps' | 'total_num_steps' | 'cos_min_ratio'>(
    ({ warmup_num_steps: warmup, total_num_steps: total, cos_min_ratio }, { base }) => ({
      peak: base,
      floor: base * cos_min_ratio,
      warmup,
      total,
    }),
  ),
};
