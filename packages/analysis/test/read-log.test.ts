import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isRateTag } from '../src/log/rate-tag.ts';
import { type Log, readLog, writeEvents } from '../src/log.ts';

const folder = mkdtempSync(join(tmpdir(), 'lrlab-logs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(name: string, text: string, tag?: string): Promise<Log> {
  const file = join(folder, name);
  writeFileSync(file, text);
  return readLog(file, { tag });
}

const told = ({ format, series }: Log): unknown => [
  format,
  ...series.map(({ tag, indexName, index, rates }) => [tag, indexName, index, rates]),
];

describe('a learning rate is known by its name', () => {
  const rates = [
    'lr',
    'LR',
    'train/lr',
    'lr-SGD',
    'lr-Adam/pg1',
    'lr/pg0',
    'x/lr0',
    'learning_rate',
    'train/learning_rate',
    'Learning Rate',
    'LearningRate/group1',
    'base_lr',
    'epoch_learning_rate',
    'Train/Samples/lr',
    'run - train/lr',
  ];
  const others = [
    'loss',
    'lrx',
    'blur',
    'lr-SGD-momentum',
    'lr-Adam-weight_decay',
    'run - train/lr__MIN',
    'lr_scale',
    'colr',
    // Options, as W&B's table of runs has them beside what was logged.
    'min_lr',
    'lr_decay_iters',
    'warmup_learning_rate',
  ];
  test.each(rates)('%s is one', (tag) => expect(isRateTag(tag)).toBe(true));
  test.each(others)('%s is none', (tag) => expect(isRateTag(tag)).toBe(false));
});

test('Lightning writes a row for each kind of number, with blanks', async () => {
  const text = 'epoch,lr-SGD,lr-SGD-momentum,step,train_loss\n,0.1,0.9,0,\n0,,,1,0.7\n,0.05,0.9,2,\n';
  expect(told(await read('metrics.csv', text))).toEqual(['csv', ['lr-SGD', 'step', [0, 2], [0.1, 0.05]]]);
});

test('YOLO pads its header and has a column for each group, one row an epoch', async () => {
  const text =
    '                  epoch,         train/box_loss,               lr/pg0,               lr/pg1\n                      1,                 1.2072,            0.0032986,            0.0032986\n                      2,                 1.1000,            0.0065877,            0.0065880\n';
  expect(told(await read('results.csv', text))).toEqual([
    'csv',
    ['lr/pg0', 'epoch', [1, 2], [0.0032986, 0.0065877]],
    ['lr/pg1', 'epoch', [1, 2], [0.0032986, 0.006588]],
  ]);
});

test('W&B’s export has extremes beside each run, DeepSpeed’s counts samples in a column called step', async () => {
  const text =
    '"Step","calm-lake-1 - train/lr","calm-lake-1 - train/lr__MIN","calm-lake-1 - train/lr__MAX"\n"0","0.001","0.001","0.001"\n"10","0.0005","0.0005","0.0005"\n';
  expect(told(await read('wandb.csv', text))).toEqual([
    'csv',
    ['calm-lake-1 - train/lr', 'step', [0, 10], [0.001, 0.0005]],
  ]);
  expect(told(await read('deepspeed.csv', 'step,Train/Samples/lr\n64,0.001\n128,0.0005\n'))).toEqual([
    'csv',
    ['Train/Samples/lr', 'samples', [64, 128], [0.001, 0.0005]],
  ]);
});

test('a spreadsheet’s semicolons and byte-order mark are read, and cells that are no numbers told', async () => {
  const text = '\ufeffstep;lr\r\n0;0,1\r\n1;5,5e-2\r\n2;0.05\r\n3;nan\r\n4;0,1,2\r\n';
  const { faults, ...log } = await read('sheet.csv', text);
  expect(told({ ...log, faults })).toEqual(['csv', ['lr', 'step', [0, 1, 2], [0.1, 0.055, 0.05]]]);
  expect(faults.map(({ line, message }) => [line, message])).toEqual([
    [5, 'expected a number for lr, got "nan"'],
    [6, 'expected a number for lr, got "0,1,2"'],
  ]);
});

test('MMEngine has a JSON object a line, MMCV the batch within the epoch, and validations are passed over', async () => {
  const engine =
    '{"lr": 0.02, "data_time": 0.1, "iter": 10, "step": 10}\n{"lr": 0.01, "iter": 20, "step": 20}\n{"lr": 0.0';
  const { faults, ...log } = await read('scalars.json', engine);
  expect(told({ ...log, faults })).toEqual(['json-lines', ['lr', 'step', [10, 20], [0.02, 0.01]]]);
  expect(faults).toMatchObject([{ line: 3 }]);
  const mmcv = [
    { env_info: 'x', seed: 1 },
    { mode: 'train', epoch: 1, iter: 50, lr: 0.1 },
    { mode: 'val', epoch: 1, iter: 7, lr: 0.1 },
    { mode: 'train', epoch: 2, iter: 50, lr: 0.05 },
  ].map((one) => JSON.stringify(one));
  const { series } = await read('20240101.log.json', mmcv.join('\n'));
  expect(series[0]).toMatchObject({ indexName: 'iter', index: [50, 50], rates: [0.1, 0.05], epochs: [1, 2] });
});

test('a rate for each group may stand in a list or an object', async () => {
  const text = '{"step":0,"lr":[0.1,0.01]}\n{"step":1,"lr":[0.2,0.02]}\n';
  expect(told(await read('groups.jsonl', text))).toEqual([
    'json-lines',
    ['lr/0', 'step', [0, 1], [0.1, 0.2]],
    ['lr/1', 'step', [0, 1], [0.01, 0.02]],
  ]);
});

test('the state of Hugging Face’s Trainer is known by its history', async () => {
  const state = {
    log_history: [
      { epoch: 0.5, learning_rate: 5e-5, step: 1 },
      { eval_loss: 1, step: 1 },
      { learning_rate: 0, step: 2 },
    ],
  };
  for (const indent of [0, 2]) {
    expect(told(await read('trainer_state.json', JSON.stringify(state, null, indent)))).toEqual([
      'trainer-state',
      ['learning_rate', 'step', [1, 2], [5e-5, 0]],
    ]);
  }
});

test('a tag may be named, and what is not there is told with what is', async () => {
  const text = 'step,a,b\n0,1,2\n';
  expect(told(await read('named.csv', text, 'b'))).toEqual(['csv', ['b', 'step', [0], [2]]]);
  await expect(read('named.csv', text)).rejects.toThrow(
    'log: expected a tag or column of learning rates, got a, b',
  );
  await expect(read('named.csv', text, 'c')).rejects.toThrow('log: expected the tag "c", got a, b');
  await expect(read('some.pt', 'PK\u0003\u0004\0\0')).rejects.toThrow('got bytes that are no text in ');
  await expect(read('cut.json', '{"log_history": [')).rejects.toThrow('log: expected JSON: ');
  await expect(read('empty.csv', '')).rejects.toThrow('log: expected a log, got an empty file: ');
  await expect(read('blank.csv', '\n\n')).rejects.toThrow('expected a header, got nothing');
  await expect(read('header.csv', 'step,lr\n')).rejects.toThrow('log: expected a point of lr, got none');
});

test('of a file that is broken all over the first faults are told, and how many more there are', async () => {
  const { faults, series } = await read('many.csv', `step,lr\n${'0,x\n'.repeat(1000)}0,1\n`);
  expect(series[0]?.rates).toEqual([1]);
  expect(faults).toHaveLength(21);
  expect(faults.at(-1)?.message).toBe('980 more places like these');
});

test('a folder is searched for what the tools leave there, and several runs are not taken for one', async () => {
  const run = (name: string): string => join(folder, 'runs', name);
  mkdirSync(run('a'), { recursive: true });
  writeFileSync(join(run('a'), 'metrics.csv'), 'step,lr\n0,1\n');
  expect((await readLog(run('a'))).files).toEqual([join(run('a'), 'metrics.csv')]);
  const scalars = { tag: 'lr', steps: [0], rates: [1] };
  for (const name of ['b', 'c']) await writeEvents(run(name), [scalars], { seconds: 1 });
  expect((await readLog(run('b'))).format).toBe('tensorboard');
  await expect(readLog(join(folder, 'runs'))).rejects.toThrow(
    'expected the folder of one run, got 2: b/, c/',
  );
  // A run that MMEngine resumed, and one of which only checkpoints are left.
  const parts = ['20240102_030405', '20240101_030405'].map((name) => join(run('e'), name, 'vis_data'));
  for (const [i, part] of parts.entries()) {
    mkdirSync(part, { recursive: true });
    writeFileSync(join(part, 'scalars.json'), `{"lr": ${i}, "step": ${20 - 10 * i}}\n`);
  }
  expect((await readLog(run('e'))).series).toMatchObject([
    { index: [10, 20], rates: [1, 0], fileStarts: [1] },
  ]);
  for (const step of [500, 1000]) {
    mkdirSync(join(run('f'), `checkpoint-${step}`), { recursive: true });
    const state = { log_history: [{ step, learning_rate: 1 }] };
    writeFileSync(join(run('f'), `checkpoint-${step}`, 'trainer_state.json'), JSON.stringify(state));
  }
  expect((await readLog(run('f'))).series[0]?.index).toEqual([1000]);
  mkdirSync(run('d'));
  await expect(readLog(run('d'))).rejects.toThrow('expected event files, or trainer_state.json');
});
