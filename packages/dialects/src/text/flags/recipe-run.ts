import type { Run } from '../../form/form.ts';
import { numberIn } from '../plain-of.ts';
import { entryOf, type TextNode } from '../text-node.ts';
import { devicesIn } from './devices-in.ts';

/** What the flags of a recipe say about the run: the batch of a device, or what it is unless told; the batches of an update; the devices. */
export const recipeRun =
  ({ window, batch: unless }: { readonly window?: string; readonly batch?: number } = {}) =>
  (root: TextNode, text = ''): Run => {
    const batch = numberIn(entryOf(root, 'batch_size')) ?? unless;
    const accumulation = window === undefined ? undefined : numberIn(entryOf(root, window));
    const devices = devicesIn(root, text);
    return {
      ...(batch === undefined ? {} : { batchSize: batch * (accumulation ?? 1) * (devices ?? 1) }),
      ...(accumulation === undefined ? {} : { accumulation }),
      ...(devices === undefined ? {} : { devices }),
    };
  };
