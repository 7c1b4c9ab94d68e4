import { epsilon } from './progress.ts';

/** What a config says of decays that come so fast that some iterations have several of them. */
interface SkippingDecays {
  readonly MAX_ITER: number;
  readonly NUM_DECAYS: number;
  readonly RESCALE_INTERVAL: boolean;
  /** Decays that the warm-up hides. */
  readonly hidden: number;
}

/** More are refused. */
const most = 10_000;

/**
 * The run and the decays of `WarmupStepWithFixedGammaLR` that come at some iterations after `origin`, where the warm-up ends.
 *
 * `decays` has an entry for each, so that an iteration may be in it several times. As there are more values than iterations,
 * the last of them comes with the end of the run. Rescaled, they all come after the warm-up.
 */
export function skippingDecays(decays: readonly number[], origin: number): SkippingDecays | undefined {
  const length = decays.at(-1) ?? 0;
  const MAX_ITER = origin + length;
  const found = (start: number, values: number): SkippingDecays | undefined => {
    const past = (tick: number): number =>
      Math.min(Math.trunc(((start + tick) / (start + length) + epsilon) * values), values - 1);
    const hidden = past(0);
    const fits = decays.every((tick, i) => past(tick - 1) - hidden <= i && past(tick) - hidden > i);
    const isAll = hidden + decays.length === values - 1;
    if (!isAll || !fits) return undefined;
    return { MAX_ITER, NUM_DECAYS: values - 1, RESCALE_INTERVAL: origin > 0 && start === 0, hidden };
  };
  const least = decays.length + 1;
  const rescaled = found(0, least);
  if (rescaled || origin === 0) return rescaled;
  // Those that are hidden are in proportion to the warm-up.
  const last = Math.min(Math.ceil((least * MAX_ITER) / length), most + 1);
  for (let values = least; values <= last; values++) {
    const own = found(origin, values);
    if (own) return own;
  }
  return undefined;
}
