/**
 * How logs name what counts, the first that is there being the one. `Step` is W&B's; there `trainer/global_step` is Lightning's and
 * `train/global_step` Hugging Face's, while W&B's own `_step` counts what was logged.
 */
const counters = [
  'step',
  'global_step',
  'trainer/global_step',
  'train/global_step',
  '_step',
  'iteration',
  'iter',
  'it',
  'update',
  'num_updates',
  'samples',
  'epoch',
];

/** The column that counts, of those that are there; nothing if none does. */
export function counterOf(names: readonly string[]): string | undefined {
  const plain = names.map((name) => name.trim().toLowerCase());
  for (const counter of counters) {
    const at = plain.indexOf(counter);
    if (at >= 0) return names[at];
  }
  return undefined;
}

/** The name of an index as it is told: DeepSpeed counts samples in a column called step, and says so in the tag. */
export const indexNameOf = (counter: string | undefined, tag: string): string =>
  /(^|[/_])samples[/_]/i.test(tag) ? 'samples' : (counter?.trim().toLowerCase() ?? 'row');
