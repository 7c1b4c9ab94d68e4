import { ScheduleError } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { readText } from '../src/index.ts';

const read = (text: string, dialect = 'tensorflow'): ReturnType<typeof readText> =>
  readText(text, { dialect });

describe('reads a program without running it', () => {
  test('names that values were given to, arithmetic on them, and functions of numbers', () => {
    const text = `
import math
base = 0.1 * 256 / 512
epochs, steps_per_epoch = 90, 100
steps = int(math.ceil(1000 / 32)) * 10
rate = tf.train.cosine_decay(base, step, steps, alpha=min(base, 1e-2))
`;
    expect(read(text)).toMatchObject({
      name: 'cosine_decay',
      args: { learning_rate: 0.05, decay_steps: 320, alpha: 0.01 },
    });
  });

  test('what is no call and no value is passed over, and named with its place', () => {
    const text = 'rate = cosine_decay(0.1, step, 100)\nfor i in range(3):\n    step()\n';
    const { args, ignored } = read(text);
    expect(args).toEqual({ learning_rate: 0.1, decay_steps: 100 });
    expect(ignored).toEqual([
      {
        path: 'text:2:1',
        code: 'text',
        message: 'expected a call or a name for one, got for i in range(3): step()',
      },
    ]);
  });

  test('a call inside of what is no schedule, and one whose name is used later', () => {
    const call = { name: 'cosine_decay', args: { learning_rate: 0.1, decay_steps: 100 } };
    expect(read('opt = tf.train.GradientDescentOptimizer(cosine_decay(0.1, step, 100))')).toMatchObject(call);
    expect(read('lr = cosine_decay(0.1, step, 100)\nprint(lr)\nopt = SGD(lr, [lr, lr])')).toMatchObject(call);
    expect(() => read('a = cosine_decay(0.1, s, 1)\nb = SGD([exponential_decay(1, s, 2, 3)])')).toThrow(
      'text:2:10: expected one call, got a second: exponential_decay(1, s, 2, 3)',
    );
  });

  test("the optimizer's rates and momentum", () => {
    const call = 'warmup_lr_scheduler(optimizer, 1000, 0.001)';
    const runOf = (optimizer: string): unknown =>
      read(`optimizer = ${optimizer}\nx = ${call}`, 'torchvision').run;
    expect(runOf('torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9)')).toEqual({
      baseRate: 0.02,
      baseMomentum: 0.9,
    });
    expect(runOf('AdamW([dict(params=a, lr=0.1), {"params": b}], lr=1e-3, betas=(0.95, 0.999))')).toEqual({
      baseRate: [0.1, 0.001],
      baseMomentum: 0.95,
    });
    expect(runOf('SGD(model.parameters(), lr=args.lr)')).toEqual({});
  });

  test('a name that stands for no value is told where it was used', () => {
    expect(() => read('steps = len(loader)\ncosine_decay(0.1, step, steps)')).toThrow(
      'text:1:9: expected a literal, got the call len(loader)',
    );
    expect(() => read('steps = loader.n\ncosine_decay(0.1, step, steps)')).toThrow(
      'text:1:9: expected a literal, got the name loader.n',
    );
  });

  test('names that double in size at every line end soon', () => {
    const lines = Array.from({ length: 60 }, (_, i) => `a${i + 1} = [a${i}, a${i}]`);
    const text = `a0 = [1]\n${lines.join('\n')}\ncosine_decay(a60, step, 1)`;
    expect(() => read(text)).toThrow(ScheduleError);
  });
});

describe('reads what a program keeps in classes and functions', () => {
  test('as if it stood in the program, with several names for what a call gives', () => {
    const text = `
class Trainer:
    """Holds a schedule."""
    steps = 100

    def make(self, base=0.1):
        a, b = 1, 2
        rate, other = cosine_decay(0.1, step, steps), None
        self.rate = cosine_decay(0.1, step, steps)
        return self.rate
`;
    expect(read(text)).toMatchObject({ args: { learning_rate: 0.1, decay_steps: 100 }, ignored: [] });
  });

  test('but not a function that is handed over, which is one of numbers', () => {
    const text = 'def warm(step):\n    return LambdaLR(step)\nscheduler = LambdaLR(optimizer, warm)';
    expect(read(text, 'pytorch')).toMatchObject({ name: 'LambdaLR' });
  });

  test('two schedules in two methods are told, with the place of the second', () => {
    const method = (name: string): string =>
      `  def ${name}(self):\n    return cosine_decay(0.1, step, 100)\n`;
    expect(() => read(`class A:\n${method('a')}${method('b')}`)).toThrow(/^text:5:12: expected one call, /);
  });

  test('many classes and functions end soon', () => {
    const text = `class A:\n${'  def f(self):\n    return g\n'.repeat(1500)}cosine_decay(0.1, step, 100)`;
    const start = process.cpuUsage();
    expect(read(text)).toMatchObject({ name: 'cosine_decay' });
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(5000);
  });
});
