import type { Agreement } from './diagnosis.ts';

/** How far a logged rate may be from the right one. */
export interface Precision {
  readonly name: Agreement['precision'];
  readonly digits: number | null;
  /** The most that a rate may be off. */
  readonly within: (rate: number) => number;
}

/**
 * What may be said of how exactly a log was written, from its numbers alone, the strictest first. Logs keep doubles, single
 * precision (TensorBoard), or rounded text: so many significant digits (`%.5g`), or so many decimals (MMCV).
 */
export function precisionsOf(rates: readonly number[], peak: number): readonly Precision[] {
  const exact: Precision = { name: 'exact', digits: null, within: () => 1e-9 * peak };
  const arithmetic: Precision = { name: 'float32 arithmetic', digits: null, within: () => 2e-6 * peak };
  const seen = rates.length > 4096 ? rates.filter((_, i) => i % Math.ceil(rates.length / 4096) === 0) : rates;
  const texts = seen.filter((rate) => rate !== 0).map(textOf);
  const digits = Math.max(0, ...texts.map(({ significant }) => significant));
  if (digits > 9 && seen.every((rate) => Math.fround(rate) === rate)) {
    const stored: Precision = {
      name: 'float32',
      digits: null,
      // Half of the last bit, and what is left of a cosine at its end.
      within: (rate) => 2 ** -23 * Math.abs(rate) + 1e-10 * peak,
    };
    return [stored, arithmetic];
  }
  if (digits > 12) return [exact, arithmetic];
  const decimals = Math.max(0, ...texts.map((text) => text.decimals));
  const distinct = new Set(seen).size;
  // Three numbers such as 0.1, 0.01, 0.001 are not rounded to three decimals.
  const half = distinct < 5 ? Math.min(0.5 * 10 ** -decimals, 0.0005 * peak) : 0.5 * 10 ** -decimals;
  const kept = Math.max(3, digits);
  const rounded: Precision = {
    name: 'digits',
    digits: kept,
    within: (rate) => {
      const unit = 10 ** (Math.floor(Math.log10(Math.abs(rate) || peak)) - kept + 1);
      return Math.max(0.5 * unit, half) * (1 + 1e-9) + 1e-9 * peak;
    },
  };
  return [exact, rounded];
}

/** How a number is written shortest: its significant digits, and its decimals. */
function textOf(rate: number): { significant: number; decimals: number } {
  const [mantissa = '', exponent = '0'] = Math.abs(rate).toExponential().split('e');
  const significant = mantissa.replace('.', '').length;
  return { significant, decimals: Math.max(0, significant - 1 - Number(exponent)) };
}
