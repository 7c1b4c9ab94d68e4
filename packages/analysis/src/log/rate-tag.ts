/** A name that says learning rate: `lr`, `train/learning_rate`, `lr-Adam/pg1`, `x/lr0`, `LearningRate/group1`. */
const says = /(^|[^a-z])(lr|lrs|base_?lr|learning[ _-]?rates?)(?=$|[^a-z])/i;
/** What else stands beside a rate under the same name: https://lightning.ai writes the momentum so, W&B the extremes. */
const other = /(momentum|weight[ _-]?decay|beta\d*|__min|__max|scale|mult|scheduler)$/i;

/** Whether a tag or column is one of learning rates, by its name. */
export const isRateTag = (tag: string): boolean =>
  says.test(tag.replace(/([a-z])([A-Z])/g, '$1_$2')) && !other.test(tag);
