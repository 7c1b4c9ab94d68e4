import { faultMaker } from './fault-maker.ts';
import type { LogFault } from './log.ts';
import { readEvent, type Scalar } from './read-event.ts';
import { readRecords } from './read-records.ts';
import type { Cursor } from './wire.ts';

/**
 * Visits every scalar of a TensorBoard event file in the order of the file, in constant memory; tells the records that are
 * broken, each by the byte where it begins, and reads what is intact.
 *
 * Scalars are those of `add_scalar` in PyTorch (`simple_value`) and of `tf.summary.scalar` (tensors of one number). The format is
 * that of https://www.tensorflow.org/tutorials/load_data/tfrecord with
 * https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/util/event.proto.
 *
 * @example
 * const file = await writeEvents('.report/runs/plan', [{ tag: 'lr', steps: [0, 1], rates: [0.5, 0.25] }]);
 * const met: [number, number][] = [];
 * const faults = await readEvents(file, ({ step, value }) => met.push([step, value]));
 * [met, faults]; // => [[[0, 0.5], [1, 0.25]], []]
 */
export async function readEvents(
  file: string,
  visit: (scalar: Scalar) => void,
): Promise<readonly LogFault[]> {
  const strange = faultMaker(file);
  let records = 0;
  const broken = await readRecords(file, (bytes, start, end) => {
    records++;
    const cursor: Cursor = { bytes, at: start };
    try {
      readEvent(cursor, end, visit);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      strange.add({ message: `record ${records} is no event: ${error.message}` });
    }
  });
  return [...broken, ...strange.made()];
}
