import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ramp, rateOf, type Schedule, sequence, stairs } from '@lrlab/core';
import { afterAll, describe, expect, test } from 'vitest';
import { type AuditPlan, auditOf, diagnosisText } from '../src/index.ts';
import { type Log, readLog } from '../src/log.ts';

// Files as runs that people have published have them: their columns, spaces, rounding, and what stands between; the numbers are ours.
const folder = mkdtempSync(join(tmpdir(), 'lrlab-shapes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(name: string, lines: readonly string[]): Promise<Log> {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return readLog(file);
}

const sentences = ({ series }: Log, plan: AuditPlan): string[] =>
  series.map((one) => diagnosisText(auditOf(one, plan)));
const count = (length: number): number[] => Array.from({ length }, (_, i) => i);
/** Python's `%.ng`. */
const digits = (value: number, n: number): string => String(Number(value.toPrecision(n)));

/** Five epochs of 40 batches: three up to a rate that comes down, then a line of stairs. */
const perEpoch = 40;
const yolo: Schedule = sequence([
  ramp({ from: 0, to: 0.01, steps: 3 * perEpoch }),
  stairs(ramp({ from: 0.007, to: 0.0001, steps: 7 * perEpoch }), { every: perEpoch }),
]);
const yoloPlan: AuditPlan = { schedule: yolo, totalUpdates: 10 * perEpoch, updatesPerEpoch: perEpoch };
/** The rate of the last batch of each epoch. */
const yoloRates = count(10).map((epoch) => rateOf(yolo)((epoch + 1) * perEpoch - 1));

describe('YOLO’s results.csv', () => {
  const pad = (cells: readonly (string | number)[]): string =>
    cells.map((cell) => String(cell).padStart(20)).join(',');
  const header = pad(['epoch', 'train/box_loss', 'metrics/mAP_0.5:0.95', 'x/lr0', 'x/lr1', 'x/lr2']);

  test('of YOLOv5: padded, epochs from 0, five digits, a group for biases', async () => {
    const rows = yoloRates.map((rate, epoch) =>
      pad([
        epoch,
        '0.10657',
        epoch > 3 ? '0.011862' : 'nan',
        digits(0.1 - rate, 5),
        digits(rate, 5),
        digits(rate, 5),
      ]),
    );
    const log = await read('yolov5.csv', [header, ...rows]);
    expect(log.series.map(({ tag }) => tag)).toEqual(['x/lr0', 'x/lr1', 'x/lr2']);
    const [biases, ...others] = sentences(log, yoloPlan);
    expect(biases).toContain('does not follow');
    for (const said of others) {
      expect(said).toContain('follows the plan at all 10 points');
      expect(said).toContain('the rate of the last update of n + 1 epochs');
    }
  });

  test('of Ultralytics 8: epochs from 1, six digits, a clock beside them that begins anew where a run was resumed', async () => {
    const rows = yoloRates.map((rate, i) => {
      const lr = digits(rate, 6);
      return `${i + 1},${(i % 4) * 100 + 40.2113},1.42905,0.2517,${lr},${lr},${lr}`;
    });
    const log = await read('ultralytics.csv', [
      'epoch,time,train/box_loss,metrics/mAP50-95(B),lr/pg0,lr/pg1,lr/pg2',
      ...rows,
    ]);
    expect(log.faults).toEqual([]);
    for (const said of sentences(log, yoloPlan))
      expect(said).toContain(
        'at all 10 points, as far as its 6 digits say: the index counts epochs, at index n stands the rate of the last update of n epochs',
      );
  });

  test('with a second run behind the first, header or not', async () => {
    const rows = yoloRates.map((rate, epoch) => pad([epoch, 0.1, 0.5, ...Array(3).fill(digits(rate, 5))]));
    for (const between of [[], [header]]) {
      const log = await read('twice.csv', [header, ...rows, ...between, ...rows.slice(0, 4)]);
      expect(log.faults).toEqual([]);
      expect(log.series[0]?.index).toHaveLength(14);
      expect(sentences(log, yoloPlan)[0]).toContain('follows the plan at all 14 points');
    }
  });
});

const decay = sequence([ramp({ from: 0, to: 5e-4, steps: 50 }), ramp({ from: 5e-4, to: 0, steps: 350 })]);
const decayPlan: AuditPlan = { schedule: decay, totalUpdates: 400, updatesPerEpoch: perEpoch };
const fiveDecimals = (rate: number): number => Number(rate.toFixed(5));

describe('MMCV’s .log.json', () => {
  const line = (fields: Readonly<Record<string, unknown>>): string => JSON.stringify(fields);

  test('of a run by epochs: batches from 1 in each epoch, five decimals, validations and messages between', async () => {
    const lines = count(400).flatMap((step) => {
      const [epoch, iter, lr] = [
        Math.floor(step / perEpoch) + 1,
        (step % perEpoch) + 1,
        fiveDecimals(rateOf(decay)(step)),
      ];
      const train = line({
        mode: 'train',
        epoch,
        iter,
        lr,
        memory: 4099,
        data_time: 0.01,
        loss: 1e-3,
        time: 0.6,
      });
      return iter === perEpoch
        ? [train, line({ mode: 'val', epoch, iter: 9, lr, AP: 0.5, 'AP .5': 0.8 })]
        : [train];
    });
    const log = await read('20240101_000000.log.json', [
      line({ env_info: 'sys.platform: linux', seed: null }),
      line({ hook_msgs: {} }),
      ...lines,
    ]);
    expect(sentences(log, decayPlan)[0]).toContain('follows the plan at all 400 points');
  });

  test('of a run by batches: one count from 1, the epoch beside it, and empty objects first', async () => {
    const lines = count(40).map((i) => {
      const iter = 10 * (i + 1);
      return line({
        mode: 'train',
        epoch: Math.floor(iter / 64) + 1,
        iter,
        lr: fiveDecimals(rateOf(decay)(iter - 1)),
      });
    });
    const log = await read('None.log.json', ['{}', '{}', ...lines]);
    expect(sentences(log, decayPlan)[0]).toContain('follows the plan at all 40 points');
  });
});

test('MMEngine’s scalars.json: steps from 1, validations by epoch among them, losses that are no numbers', async () => {
  const lines = count(40).flatMap((i) => {
    const step = 10 * (i + 1);
    const lr = rateOf(decay)(step - 1);
    const epoch = Math.ceil(step / perEpoch);
    const train = `{"base_lr": ${lr}, "lr": ${lr}, "data_time": 0.02, "loss": ${i === 7 ? 'NaN' : '0.5'}, "grad_norm": ${i === 8 ? 'Infinity' : '1.5'}, "epoch": ${epoch}, "iter": ${step}, "memory": 3060, "step": ${step}}`;
    return step % perEpoch === 0
      ? [train, `{"accuracy/top1": 43.1, "time": 0.1, "step": ${epoch}}`]
      : [train];
  });
  const log = await read('scalars.json', lines);
  expect(log.faults).toEqual([]);
  expect(sentences(log, decayPlan)).toEqual(
    ['base_lr', 'lr'].map(
      (tag) =>
        `${tag} follows the plan at all 40 points, exactly: at index n stands the rate of update n - 1.`,
    ),
  );
});

test('DeepSpeed’s CSV monitor: the tag is the file’s name, it counts samples, and each process writes the header anew', async () => {
  const rows = (from: number, to: number): string[] =>
    count(to - from).map((i) => `${(from + i + 1) * 32},${rateOf(decay)(from + i)}`);
  const log = await read('Train_Samples_lr.csv', ['step,lr', ...rows(0, 210), 'step,lr', ...rows(200, 400)]);
  expect(log.faults).toEqual([]);
  expect(log.series).toMatchObject([{ tag: 'Train_Samples_lr', indexName: 'samples', fileStarts: [210] }]);
  expect(sentences(log, { ...decayPlan, batch: 32 })[0]).toContain('follows the plan at all 410 points');
});

test('a download from TensorBoard’s page: the tag is the file’s name', async () => {
  const rows = count(40).map((i) => `1700000000.${i},${10 * i},${Math.fround(rateOf(decay)(10 * i))}`);
  const log = await read('run-7-tag-train_lr.csv', ['Wall time,Step,Value', ...rows]);
  expect(sentences(log, decayPlan)[0]).toContain(
    'run-7-tag-train_lr follows the plan at all 40 points, in single precision',
  );
});

describe('Weights & Biases', () => {
  test('as its page exports a chart: quoted, extremes beside each run, blanks where a run has no point', async () => {
    const name = 'calm-lake-1 - train/learning_rate';
    const rows = count(40).map((i) => {
      const lr = rateOf(decay)(10 * i);
      return `"${10 * i}","${lr}","${lr}","${lr}","${i < 20 ? lr : ''}"`;
    });
    const log = await read('wandb_export.csv', [
      `"Step","${name}","${name}__MIN","${name}__MAX","other-run - train/learning_rate"`,
      ...rows,
    ]);
    expect(log.series.map(({ tag, index }) => [tag, index.length])).toEqual([
      [name, 40],
      ['other-run - train/learning_rate', 20],
    ]);
    for (const said of sentences(log, decayPlan)) expect(said).toContain('follows the plan');
  });

  test('as pandas writes its history: a column without a name, its own count of what was logged beside the run’s', async () => {
    const rows = count(40).map(
      (i) => `${i},${i},1700000000.5,${(i + 1) * 10},${rateOf(decay)((i + 1) * 10)},`,
    );
    const log = await read('history.csv', [
      ',_step,_timestamp,train/global_step,train/learning_rate,eval/loss',
      ...rows,
    ]);
    expect(log.series[0]?.indexName).toBe('train/global_step');
    expect(sentences(log, decayPlan)[0]).toContain('follows the plan at all 40 points');
  });

  test('as a table of runs: no log, and that is said', async () => {
    const log = await read('runs.csv', [
      '"Name","State","min_lr","lr_decay_iters","iter","lr"',
      ...Array(5).fill('"a","finished","1e-5","400","400","0.0001"'),
    ]);
    expect(log.series.map(({ tag }) => tag)).toEqual(['lr']);
    expect(() => sentences(log, decayPlan)).toThrow(
      'log.index: expected an index that goes on, got 400 at all 5 points',
    );
  });
});

test('Hugging Face’s trainer_state.json of mixed precision: norms that are no numbers, evaluations between, updates skipped', async () => {
  const skipped = [1, 2, 3, 120, 260];
  const history = count(40).flatMap((i) => {
    const step = 10 * (i + 1);
    const stepped = step - skipped.filter((one) => one <= step).length;
    const logged = `{"epoch": ${step / perEpoch}, "grad_norm": ${i < 2 ? 'NaN' : '1.25'}, "learning_rate": ${rateOf(decay)(stepped)}, "loss": 3.1, "step": ${step}}`;
    return i % 10 === 9 ? [logged, `{"epoch": 1, "eval_loss": NaN, "step": ${step}}`] : [logged];
  });
  const log = await read('trainer_state.json', [
    '{',
    '"best_metric": null,',
    '"log_history": [',
    history.join(',\n'),
    ']',
    '}',
  ]);
  const diagnosis = auditOf(log.series[0]!, { ...decayPlan, schedule: decay });
  expect(diagnosis.explanations).toMatchObject([{ id: 'skipped-updates', count: 5 }]);
});
