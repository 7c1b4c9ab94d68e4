export interface TrainArgs {
  readonly lr0: number;
  readonly lrf: number;
  readonly cos_lr: boolean;
  readonly epochs: number;
  readonly momentum: number;
  readonly warmup_epochs: number;
  readonly warmup_momentum: number;
  readonly warmup_bias_lr: number;
}

/** The rate of each epoch, as a share of the first: a line, or half a cosine. */
export const shareIn = (
  { lrf, cos_lr, epochs }: Pick<TrainArgs, 'lrf' | 'cos_lr' | 'epochs'>,
  epoch: number,
): number => {
  const done = Math.min(epoch / epochs, 1);
  return cos_lr ? ((1 - Math.cos(Math.PI * done)) / 2) * (lrf - 1) + 1 : (1 - done) * (1 - lrf) + lrf;
};
