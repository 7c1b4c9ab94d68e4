import type { Length, Unit } from '@lrlab/analysis';

/** What people call the units of a run; an iteration is a batch, as in core. */
const words: Readonly<Record<Unit, readonly string[]>> = {
  updates: ['updates', 'update', 'steps', 'step'],
  batches: ['batches', 'batch', 'iterations', 'iteration', 'iters', 'iter', 'it'],
  epochs: ['epochs', 'epoch', 'ep', 'e'],
  images: ['images', 'image', 'samples', 'sample'],
  share: ['%'],
};

/** Lengths with commas between them; one without a unit has that of the next. Nothing if one is none, or has no unit at all. */
export function lengthsIn(text: string): readonly Length[] | undefined {
  const found: Length[] = [];
  let unit: Unit | undefined;
  for (const one of text.split(',').reverse()) {
    const [, digits = '', word = ''] = /^\s*([\d.]+(?:e\d+(?![a-z]))?)\s*([a-z%]*)\s*$/i.exec(one) ?? [];
    const amount = digits === '' ? Number.NaN : Number(digits);
    if (word !== '') unit = unitOf(word.toLowerCase());
    if (unit === undefined || !Number.isFinite(amount)) return undefined;
    found.push({ [unit]: unit === 'share' ? amount / 100 : amount } as unknown as Length);
  }
  return found.reverse();
}

const unitOf = (word: string): Unit | undefined =>
  (Object.keys(words) as Unit[]).find((unit) => words[unit].includes(word));
