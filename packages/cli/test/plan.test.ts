import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plan } from '../src/commands/plan.ts';
import { coco } from './coco.ts';
import { inFolder, lrlab } from './lrlab.ts';

/** MMDetection's 1x schedule as its configurations have it. */
const mmdetection = `optimizer = dict(type='SGD', lr=0.02, momentum=0.9, weight_decay=0.0001)
lr_config = dict(policy='step', warmup='linear', warmup_iters=500, warmup_ratio=0.001, step=[8, 11])
runner = dict(type='EpochBasedRunner', max_epochs=12)
`;
const solver = `SOLVER:
  BASE_LR: 0.02
  IMS_PER_BATCH: 16
  STEPS: (60000, 80000)
  MAX_ITER: 90000
`;
const ours = ['--to-images', '22720'];

const answer = (...args: string[]): Record<string, never> & { after: { rows: Row[] }; text: string } => {
  const { code, out, err } = lrlab(['plan', ...args, '--json']);
  expect([code, err.replace(/^(exact over|passed over).*\n/gm, '')]).toEqual([0, '']);
  return JSON.parse(out);
};
interface Row {
  readonly name: string;
  readonly updates: number;
  readonly exactUpdates: number;
}
const updatesOf = (rows: readonly Row[]): Record<string, number> =>
  Object.fromEntries(rows.map(({ name, updates }) => [name, updates]));

test('counts a run in every unit', () => {
  const { code, out } = lrlab([
    'plan',
    ...['--data', 'COCO17', '--batch', '8*8', '--epochs', '12'],
    ...['--warmup', '4000iterations', '--milestones', '8,11epochs'],
  ]);
  expect([code, out]).toEqual([
    0,
    `118287 images in batches of 64, 12 epochs

             updates  batches   epochs   images    share
-----------  -------  -------  -------  -------  -------
epoch           1849     1849        1   118287  8.333 %
warm-up         4000     4000  2.16333   255902  18.03 %
milestone 1    14792    14792        8   946296  66.67 %
milestone 2    20339    20339       11  1301157  91.67 %
run            22188    22188       12  1419444    100 %

updates of the run by rounding: floor 22188, ceil 22188, carry 22178, pad 22188
`,
  ]);
});

describe('moves to 22720 images', () => {
  // Document 000: 2.16 epochs at 64 images are 766.8 iterations there, of which it writes 766.
  test.each([
    ['cut', 766],
    ['round', 767],
    ['up', 767],
  ])('the warm-up of 4000 iterations, %s, to %d', (whole, updates) => {
    const { after } = answer(
      ...['--data', 'COCO17', '--batch', '8*8', '--rounding', 'carry', '--epochs', '12'],
      ...['--warmup', '4000it', ...ours, '--epoch-decimals', '2', '--whole', whole],
    );
    expect(updatesOf(after.rows)).toEqual({ epoch: 355, 'warm-up': updates, run: 4260 });
    expect(after.rows[1]?.exactUpdates).toBeCloseTo(766.8, 9);
  });

  test('an lr_config, whose milestones are epochs and stay the same', () =>
    inFolder((cwd) => {
      const file = join(cwd, 'config.py');
      writeFileSync(file, mmdetection);
      const { out, err } = lrlab(['plan', ...coco, ...ours, `mmcv: @${file}`]);
      expect(out).toContain('rounded: warm-up, 96.8622101 updates to 97 (0.138 more)\n');
      expect(out).toMatch(
        /lr_config = dict\(\s*policy="step", step=\[8, 11\], warmup="linear", warmup_iters=97/,
      );
      expect(err).toMatch(/^exact over 17040 batches/);
      const kept = answer(...coco, ...ours, '--keep-warmup', 'updates', `mmcv: @${file}`);
      expect(kept.text).toContain('warmup_iters=500');
      expect(updatesOf(kept.after.rows)).toEqual({
        epoch: 1420,
        'warm-up': 500,
        'milestone 1': 11_360,
        'milestone 2': 15_620,
        run: 17_040,
      });
    }));

  test('a SOLVER, whose milestones are iterations, and whose rate follows the batch', () =>
    inFolder((cwd) => {
      const file = join(cwd, 'solver.yaml');
      writeFileSync(file, solver);
      const moved = answer('--images', '117266', ...ours, '--to-batch', '8', `detectron2: @${file}`);
      // 7330 iterations an epoch become 2840.
      const by = 2840 / 7330;
      const [first, second, all, warmup] = [60_000, 80_000, 90_000, 1000].map((step) =>
        Math.round(step * by),
      );
      expect(moved.text).toBe(
        `SOLVER:
  MAX_ITER: ${all}
  BASE_LR: 0.01
  STEPS: (${first}, ${second})
  WARMUP_ITERS: ${warmup}
  IMS_PER_BATCH: 8
`.trimEnd(),
      );
    }));

  test('calls of PyTorch, stepped once an epoch or once an update', () => {
    const rate = ['--base-rate', '0.02'];
    const byEpoch = answer(
      ...coco,
      ...rate,
      ...ours,
      '--epochs',
      '12',
      '--stepped',
      'epoch',
      'pytorch: MultiStepLR(opt, [8, 11])',
    );
    expect(byEpoch.text).toBe('MultiStepLR(optimizer=optimizer, milestones=[8, 11])');
    const byUpdate = answer(
      ...coco,
      ...rate,
      ...ours,
      '--steps',
      '90000',
      '--stepped',
      'update',
      'pytorch: MultiStepLR(opt, [60000, 80000])',
    );
    expect(byUpdate.text).toBe('MultiStepLR(optimizer=optimizer, milestones=[11623, 15498])');
    expect(updatesOf(byUpdate.after.rows)['run']).toBe(17_435);
  });

  test('a schedule of its own, which has no text', () => {
    const schedule = '{"kind":"ramp","from":0.1,"to":0,"steps":87960,"curve":"cosine","mirrored":false}';
    const { code, out } = lrlab(['plan', ...coco, '--epochs', '12', ...ours, '--json', schedule]);
    expect([code, JSON.parse(out)]).toMatchObject([0, { schedule: { steps: 17_040 }, rateFactor: 1 }]);
  });
});

// Recipes of other frameworks, each for 7330 updates an epoch: on 1420 an epoch, their words still say the moved schedule.
test.each([
  [
    'mmengine',
    ['--epochs', '12'],
    'param_scheduler = [dict(type="MultiStepLR", by_epoch=True, milestones=[8, 11])]',
    'milestones=[8, 11]',
  ],
  [
    'timm',
    ['--epochs', '300'],
    'CosineLRScheduler(optimizer, t_initial=300, warmup_t=5, warmup_lr_init=1e-6)',
    't_initial=300',
  ],
  ['keras', [], 'CosineDecay(0.0, 9500, warmup_target=3e-4, warmup_steps=500)', 'decay_steps=1840'],
  [
    'transformers',
    ['--steps', '10000'],
    'get_scheduler("cosine", optimizer, 500, 10000)',
    'num_warmup_steps=97, num_training_steps=1937',
  ],
  [
    'tensorflow',
    ['--steps', '90000'],
    'piecewise_constant(step, [60000, 80000], [0.01, 0.001, 0.0001])',
    'boundaries=[11623, 15497]',
  ],
  [
    'ultralytics',
    [],
    'yolo train epochs=100 lr0=0.01 lrf=0.01 warmup_epochs=3 cos_lr=True optimizer=SGD',
    'cos_lr=True',
  ],
])('moves a recipe of %s', (dialect, run, text, words) => {
  const moved = answer(...coco, '--base-rate', '0.02', ...ours, ...run, `${dialect}: ${text}`);
  expect(moved.text).toContain(words);
});

// MMCV and Keras count batches, whatever is accumulated: half of the accumulation leaves their words as they are.
test.each([
  [
    'mmcv',
    'lr_config = dict(policy="step", warmup="linear", warmup_iters=500, warmup_ratio=0.001, step=[8, 11])',
    'warmup_iters=500',
  ],
  [
    'keras',
    'PiecewiseConstantDecay([32000, 44000], [0.1, 0.01, 0.001])',
    'boundaries=[32000, 44000], values=[0.05, 0.005, 0.0005]',
  ],
])('moves the batches of %s, and not its updates', (dialect, text, words) => {
  const run = ['--images', '64000', '--batch', '16', '--accumulation', '4', '--epochs', '12'];
  const moved = answer(...run, '--to-accumulation', '2', '--base-rate', '0.1', `${dialect}: ${text}`);
  expect(moved.text.replace(/\s+/g, ' ')).toContain(words);
  expect(updatesOf(moved.after.rows)['run']).toBe(24_000);
});

test('says that a framework has no words for a moved recipe, with exit code 1', () => {
  // YOLO's own warm-up is in epochs, and at least 100 iterations: 21990 of them are no whole epochs there.
  const { code, err } = lrlab([
    'plan',
    ...coco,
    ...ours,
    '--keep-warmup',
    'updates',
    'ultralytics: yolo train epochs=100 optimizer=SGD',
  ]);
  expect(code).toBe(1);
  expect(err).toMatch(/^no call of Ultralytics .* has these rates at each of 142000 batches/);
});

test('draws a page of before and after', () =>
  inFolder((cwd) => {
    const { code, out } = lrlab(
      ['plan', ...coco, '--epochs', '12', '--warmup', '500it', ...ours, '--plot', 'moved.html'],
      { cwd },
    );
    expect([code, out.trimEnd().split('\n').at(-1)]).toEqual([0, 'moved.html']);
    expect(readFileSync(join(cwd, 'moved.html'), 'utf8')).toContain('A recipe before and after');
  }));

test('every example of its help runs', () =>
  inFolder((cwd) => {
    for (const { line } of plan.examples) {
      const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
      const { code, err } = lrlab(words.slice(1), { cwd });
      expect([line, code, code === 0 ? '' : err]).toEqual([line, 0, '']);
    }
  }));
