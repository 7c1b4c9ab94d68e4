import { type Dialect, type Form, takesFunction, type Written } from '@lrlab/dialects';
import { numberText } from '@lrlab/figures';

/** How far a text is from the schedule, in a sentence. */
export function residualText(
  { text, by, executed, residual, partsAt }: Written,
  { title, forms }: Dialect,
  unit: 'update' | 'batch' = 'update',
): string {
  const updates = `${executed} ${unit}${executed === 1 ? '' : unit === 'batch' ? 'es' : 's'}`;
  if (text === undefined) {
    const none = `no call of ${title} has these rates at each of ${updates}`;
    return forms.some(mayTakeFunction) ? none : `${none}, and it takes no function`;
  }
  const how = by === 'function' ? 'by a function, as no call has these rates; exact' : 'exact';
  const apart =
    residual.step === null
      ? 'no difference at all'
      : `at most ${digits(residual.absolute)} apart (${digits(residual.relative)} of the rate), at step ${residual.step}`;
  const after =
    partsAt === null ? 'the same after the end' : `different from step ${partsAt} on, after the end`;
  return `${how} over ${updates}: ${apart}; ${after}`;
}

/** Whether a function may be handed over, by itself or in a scheduler that another holds. */
const mayTakeFunction = (form: Form): boolean =>
  takesFunction(form) || form.parameters.some(({ type }) => type.forms?.().some(takesFunction));

const digits = (value: number): string => numberText(value, 2);

/** A line a framework: its name, whether it can say it, and what it says on one line. */
export function tableOf(all: readonly (Written & { readonly to: string })[]): string {
  const width = Math.max(...all.map(({ to }) => to.length));
  const lines = all.map(({ to, text, partsAt }) => {
    const said = text
      ?.replace(/\s+/g, ' ')
      .replace(/([[(]) /g, '$1')
      .replace(/,? ([\])])/g, '$1');
    const after = partsAt === null ? '' : `   (differs from step ${partsAt} on)`;
    return `${to.padEnd(width)}  ${said === undefined ? '-' : said + after}\n`;
  });
  return lines.join('');
}
