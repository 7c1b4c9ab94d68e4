import { batchesPerEpoch, type Plan } from '@lrlab/core';

/**
 * Images of one epoch on all devices together: without those of a batch that is dropped, and with those that a sampler repeats
 * so that every device gets as many.
 *
 * @example
 * imagesPerEpoch(planOf({ images: 118287, batchSize: 8, devices: 8, dropLast: true })); // => 118272
 * imagesPerEpoch(planOf({ images: 118287, batchSize: 8, devices: 8, rounding: 'pad' })); // => 118288
 */
export function imagesPerEpoch(plan: Plan): number {
  const { images, batchSize, devices, dropLast, rounding } = plan;
  if (dropLast) return batchesPerEpoch(plan) * batchSize * devices;
  return rounding === 'pad' ? Math.ceil(images / devices) * devices : images;
}
