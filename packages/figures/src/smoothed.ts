/** How TensorBoard was told to smooth, and how often a rate was logged. */
export interface Smoothing {
  /** From 0, as it is, to 1; TensorBoard starts at 0.6. */
  readonly weight: number;
  /** Steps from one logged rate to the next. */
  readonly every: number;
}

/**
 * The line TensorBoard draws through values: a moving average that forgets by `weight`, corrected for its start.
 * `average = average * weight + value * (1 - weight)`, shown as `average / (1 - weight ^ count)`. Constant values stay.
 * Source: https://github.com/tensorflow/tensorboard, `vz_line_chart2/line-chart.ts`.
 *
 * @example
 * smoothed([1, 0], 0.5).map((value) => value.toFixed(3)); // => ['1.000', '0.333']
 */
export function smoothed(values: readonly number[], weight: number): number[] {
  if (values.every((value) => value === values[0])) return [...values];
  let average = 0;
  let forgotten = 1;
  return values.map((value) => {
    average = average * weight + value * (1 - weight);
    forgotten *= weight;
    return average / (1 - forgotten);
  });
}
