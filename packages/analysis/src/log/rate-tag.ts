/** A name that says learning rate: `lr`, `train/learning_rate`, `lr-Adam/pg1`, `x/lr0`, `LearningRate/group1`. */
const says = /(^|[^a-z])(lr|lrs|base_?lr|learning[ _-]?rates?)(?=$|[^a-z])/i;
/** What else stands beside a rate under its name: https://lightning.ai writes the momentum so, W&B the extremes and the options. */
const other =
  /(momentum|weight[ _-]?decay|beta\d*|__min|__max|scale|mult|scheduler|decay|iters?|steps?|epochs?|factor|gamma|power|type|name)$/i;
/** An option of a schedule, not a rate that was in force. */
const option = /^(min|max|init|initial|final|end|start|peak|target|warm-?up)[ _-]?(lr|learning[ _-]?rate)$/i;

/** Whether a tag or column is one of learning rates, by its name. */
export const isRateTag = (tag: string): boolean =>
  says.test(tag.replace(/([a-z])([A-Z])/g, '$1_$2')) && !other.test(tag) && !option.test(tag);
