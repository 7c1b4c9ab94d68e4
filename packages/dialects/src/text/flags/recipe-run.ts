import type { Run } from '../../form/form.ts';
import { numberIn } from '../plain-of.ts';
import { entryOf, type TextNode } from '../text-node.ts';
import { devicesIn } from './devices-in.ts';

/** What the flags of a recipe say about the run: the batch of a device, the batches of an update, the devices. */
export const recipeRun =
  (windowKey?: string) =>
  (root: TextNode): Run => {
    const batch = numberIn(entryOf(root, 'batch_size'));
    const accumulation = windowKey === undefined ? undefined : numberIn(entryOf(root, windowKey));
    const devices = devicesIn(root);
    return {
      ...(batch === undefined ? {} : { batchSize: batch * (accumulation ?? 1) * (devices ?? 1) }),
      ...(accumulation === undefined ? {} : { accumulation }),
      ...(devices === undefined ? {} : { devices }),
    };
  };
