import type { Run } from '@lrlab/dialects';

/** What a schedule does not say about its run, as options. */
export const runOptions = {
  steps: { type: 'above0', value: 'N', summary: 'optimizer updates of the whole run' },
  'base-rate': {
    type: 'rates',
    value: 'R[,R]',
    summary: "the optimizer's rate, or one for each parameter group",
  },
  'steps-per-epoch': { type: 'count', value: 'N', summary: 'optimizer updates of an epoch' },
  epochs: { type: 'above0', value: 'N', summary: 'epochs of the run' },
  accumulation: { type: 'count', value: 'N', summary: 'batches whose gradients are added up for an update' },
  devices: { type: 'count', value: 'N', summary: 'devices that train together' },
  batch: { type: 'product', value: 'N', summary: 'images of one update, such as 8*32' },
} as const;

export interface RunValues {
  readonly steps?: number;
  readonly 'base-rate'?: readonly number[];
  readonly 'steps-per-epoch'?: number;
  readonly epochs?: number;
  readonly accumulation?: number;
  readonly devices?: number;
  readonly batch?: number;
}

/** The run that options tell. */
export function runOf(values: RunValues): Run {
  const { steps, epochs, accumulation, devices, batch } = values;
  const { 'base-rate': rates, 'steps-per-epoch': stepsPerEpoch } = values;
  const baseRate = rates?.length === 1 ? rates[0] : rates;
  const totalSteps = steps ?? (epochs && stepsPerEpoch && epochs * stepsPerEpoch);
  return {
    ...(baseRate !== undefined && { baseRate }),
    ...(totalSteps !== undefined && { totalSteps }),
    ...(stepsPerEpoch !== undefined && { stepsPerEpoch }),
    ...(epochs !== undefined && { epochs }),
    ...(accumulation !== undefined && { accumulation }),
    ...(devices !== undefined && { devices }),
    ...(batch !== undefined && { batchSize: batch }),
  };
}
