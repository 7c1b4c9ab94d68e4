import { type Schedule, scaleRates } from '@lrlab/core';

/** `gain * rate + shift`, which leaves only constants, ramps and tables what they are. */
export function affine(
  x: Schedule,
  { gain, shift }: { readonly gain: number; readonly shift: number },
): Schedule | undefined {
  if (gain === 1 && shift === 0) return x;
  // Below 0 the limits of a clamp would change places.
  if (gain > 0 && shift === 0) return scaleRates(x, gain);
  const of = (rate: number): number => gain * rate + shift;
  switch (x.kind) {
    case 'constant':
      return { ...x, rate: of(x.rate) };
    case 'exponential':
    case 'powerLaw':
      return shift === 0 && gain !== 0 ? { ...x, rate: of(x.rate) } : undefined;
    case 'ramp':
      return x.curve === 'geometric' && (shift !== 0 || gain === 0)
        ? undefined
        : { ...x, from: of(x.from), to: of(x.to) };
    case 'samples':
      return { ...x, rates: x.rates.map(of) };
    case 'sequence': {
      const parts = x.parts.map((part) => affine(part, { gain, shift }));
      return parts.every((part) => part !== undefined) ? { ...x, parts } : undefined;
    }
    default:
      return undefined;
  }
}
