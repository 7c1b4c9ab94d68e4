import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, lrlab } from './lrlab.ts';

const drops = 'tensorflow: piecewise_constant(step, [99, 199], [0.1, 0.01, 0.001])';

test('says a call in the words of another framework, whose boundary is a step later', () => {
  const { code, out, err } = lrlab([
    'convert',
    '--to',
    'mmcv',
    '--base-rate',
    '0.1',
    '--steps',
    '300',
    drops,
  ]);
  expect([code, out]).toEqual([0, 'lr_config = dict(policy="step", step=[100, 200], by_epoch=False)\n']);
  expect(err).toMatch(/^exact over 300 updates: at most [\d.e-]+ apart .*; the same after the end\n/);
  expect(err).toContain('At a boundary the old value still holds');
});

test('tells differences with their whole exponents, and that lengths in epochs were taken for updates', () => {
  const solver = 'SOLVER:\n  BASE_LR: 0.02\n  STEPS: (60000, 80000)\n  MAX_ITER: 90000\n  WARMUP_ITERS: 0\n';
  const { err } = lrlab(['convert', '--to', 'paddledetection', `detectron2: ${solver}`]);
  expect(err).toMatch(/^exact over 90000 updates: at most \d(\.\d)?e-20 apart /);
  expect(err).toContain(
    'PaddleDetection, LearningRate: lengths are in epochs here, and as nobody says how many updates an epoch has, each is taken for one update.',
  );
  const told = lrlab([
    'convert',
    '--to',
    'paddledetection',
    '--steps-per-epoch',
    '10000',
    `detectron2: ${solver}`,
  ]);
  expect(told.out).toContain('milestones: [6, 8]');
  expect(told.err).not.toContain('as nobody says');
});

test('reads a file of the framework, a schedule and standard input', () =>
  inFolder((cwd) => {
    writeFileSync(
      join(cwd, 'train.py'),
      'base = 0.1\nrate = tf.train.cosine_decay(base, step, 100)\nprint(rate)\nwith tf.Session(): pass\n',
    );
    const text = `import tensorflow.compat.v1 as tf

learning_rate = tf.train.cosine_decay(
    learning_rate=0.1, global_step=global_step, decay_steps=100
)
`;
    const read = lrlab(['convert', '--to', 'tensorflow', 'tensorflow: @train.py'], { cwd });
    expect([read.code, read.out]).toEqual([0, text]);
    expect(read.err).toContain('passed over: text:4:1: expected a call or a name for one, got with');
    const schedule = '{"kind":"ramp","from":0.1,"to":0,"steps":100,"curve":"cosine","mirrored":false}';
    expect(lrlab(['convert', '--to', 'tensorflow', '@-'], { cwd, input: schedule }).out).toBe(text);
  }));

test('says that a framework cannot, with exit code 1 and nothing on standard output', () => {
  const { code, out, err } = lrlab([
    'convert',
    '--to',
    'megatron',
    'tensorflow: linear_cosine_decay(0.1, step, 100)',
  ]);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^no call of .* has these rates at each of 100 updates, and it takes no function\n/);
});

test('hands over a function where no call says it, as a program that stands by itself', () => {
  const { code, out, err } = lrlab([
    'convert',
    '--to',
    'optax',
    'tensorflow: linear_cosine_decay(0.1, step, 100)',
  ]);
  expect([code, out]).toEqual([
    0,
    `import jax.numpy as jnp


def schedule(count):
    count = jnp.asarray(count, float)
    q = jnp.minimum(count / 100, 1)
    left = (1 - q) * (1 + jnp.cos(jnp.pi * q)) / 2
    return 0.1001 * left + 0.0001 * (1 - left)
`,
  ]);
  expect(err).toMatch(/^by a function, as no call has these rates; exact over 100 updates: /);
});

test('answers with JSON, for one framework and for all', () => {
  const one = lrlab(['convert', '--json', '--to', 'mmcv', '--base-rate', '0.1', '--steps', '300', drops]);
  expect(JSON.parse(one.out)).toMatchObject({
    to: 'mmcv',
    call: { name: 'StepLrUpdater', args: { step: [100, 200] } },
    executed: 300,
    isExact: true,
    partsAt: null,
  });
  const all = lrlab(['convert', '--json', '--to', 'all', '--base-rate', '0.1', '--steps', '300', drops]);
  const found = JSON.parse(all.out) as { to: string; text?: string }[];
  expect(found.find(({ to }) => to === 'tensorflow')?.text).toContain('piecewise_constant_decay(');
});

test('names every fault at once', () => {
  const { code, err } = lrlab(['convert', '--to', 'tenserflow', '--steps', '0']);
  expect(code).toBe(2);
  expect(err).toContain('--steps: expected a number above 0, got "0"');
  const both = lrlab(['convert', '--to', 'tenserflow']);
  expect(both.err).toMatch(
    /expected one schedule or call, got nothing\n.*--to: expected one of pytorch, .*, got tenserflow\n/s,
  );
});
