/** How logs name what counts, the first that is there being the one; `Step` is W&B's, `trainer/global_step` Lightning's in W&B. */
const counters = [
  'step',
  'global_step',
  'trainer/global_step',
  '_step',
  'train/global_step',
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
  /(^|\/)samples\//i.test(tag) ? 'samples' : (counter?.trim().toLowerCase() ?? 'row');
