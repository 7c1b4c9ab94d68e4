import { type DeclaredBy, says } from '../../form/declared.ts';

export const fastaiDeclares: DeclaredBy = {
  fit_one_cycle: says<'n_epoch', { lr_max: number | readonly number[] | null }>(
    ({ n_epoch, lr_max }, { each }) => ({
      total: n_epoch * each,
      ...(typeof lr_max === 'number' && { peak: lr_max }),
    }),
  ),
};
