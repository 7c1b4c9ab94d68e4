import { filesOf } from './files-of.ts';
import type { Log, LogFault, LogFormat } from './log.ts';
import { type Found, ratesFound } from './rates-found.ts';
import { readCsv } from './read-csv.ts';
import { readEvents } from './read-events.ts';
import { readJsonLines } from './read-json-lines.ts';
import { readTrainerState } from './read-trainer-state.ts';

type Read = (file: string, found: Found) => Promise<readonly LogFault[]>;

const readers: Readonly<Record<LogFormat, Read>> = {
  tensorboard: (file, found) =>
    readEvents(file, ({ tag, step, value }) => {
      if (found.wants(tag)) found.add(tag, { index: step, indexName: 'step', rate: value });
    }),
  'trainer-state': readTrainerState,
  csv: readCsv,
  'json-lines': readJsonLines,
};

/**
 * The learning rates that a training run left behind: TensorBoard's event files (one, or a folder of them in the order in which
 * they were begun), Hugging Face's `trainer_state.json`, CSV (Lightning, YOLO, DeepSpeed, W&B, any with a header), and a JSON
 * object a line (MMEngine, MMCV, W&B) or a list of such objects.
 *
 * Rates are every tag or column whose name says learning rate, or the one that `tag` names. What is broken is told in
 * `faults`, and everything else is read. Of more than a million points of a tag every second is kept, or every fourth and so on.
 *
 * @example
 * const scalars = { tag: 'train/lr', steps: [0, 10, 20], rates: [0.5, 0.25, 0.125] };
 * await writeEvents('.report/runs/a', [scalars], { seconds: 1_700_000_000 });
 * const { format, series } = await readLog('.report/runs/a');
 * format; // => 'tensorboard'
 * series[0]?.rates; // => [0.5, 0.25, 0.125]
 */
export async function readLog(
  path: string,
  { tag }: { readonly tag?: string | undefined } = {},
): Promise<Log> {
  const { format, files } = await filesOf(path);
  const found = ratesFound(tag);
  const faults: LogFault[] = [];
  for (const file of files) {
    found.nextFile();
    faults.push(...(await readers[format](file, found)));
  }
  return { format, files, series: found.series(), faults };
}
