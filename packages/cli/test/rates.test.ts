import { once } from 'node:events';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answersTo, lrlab, startLrlab } from './lrlab.ts';

const schedule = { kind: 'constant', rate: 0.1, steps: null };

describe('takes', () => {
  test('a call as its users write it', () => {
    const text = 'tf.train.cosine_decay(1e-2, step, 10_000, alpha=1./1000)';
    expect(answersTo([{ id: 1, dialect: 'tensorflow', text, steps: [0, 5000] }])).toEqual([
      { id: 1, rates: [0.01, 0.005005] },
    ]);
  });

  test("a schedule of lrlab's own", () => {
    expect(answersTo([{ id: 1, schedule, steps: [0, 7.5] }])).toEqual([{ id: 1, rates: [0.1, 0.1] }]);
  });

  test('a base rate for each group', () => {
    const request = {
      id: 'g',
      dialect: 'torchvision',
      name: 'warmup_lr_scheduler',
      args: { warmup_iters: 1000, warmup_factor: 0.001 },
      run: { baseRate: [0.02, 0.002] },
      steps: [1000],
    };
    expect(answersTo([request])).toEqual([{ id: 'g', rates: [[0.02], [0.002]] }]);
  });

  test('the highest step and 1 for the length of the run, where none is told', () => {
    const call = { dialect: 'mmcv', name: 'annealing_cos', args: { start: 1, end: 0 }, steps: [9, 4] };
    const [open, told] = answersTo([call, { ...call, run: { totalSteps: 10 } }]);
    expect(open).toEqual(told);
    expect(answersTo([{ ...call, steps: [] }])[0]).toHaveProperty('error.issues[0].path', 'run.totalSteps');
  });

  test('no steps', () => {
    expect(answersTo([{ id: 0, schedule, steps: [] }])).toEqual([{ id: 0, rates: [] }]);
  });
});

describe('gives back an id as it came', () => {
  test.each([
    ...[
      '0',
      '-1.0',
      '12345678901234567890',
      '1e400',
      'true',
      'null',
      '"a\\u00e9\\ud800"',
      '[1, {"id": [2.50]}]',
    ],
    '{"id":"}","a":[9007199254740993]}',
  ])('%s', (id) => {
    const input = `{"steps":[0],"id" : ${id} ,"schedule":${JSON.stringify(schedule)}}`;
    const { out } = lrlab(['rates'], { input });
    expect(out).toBe(`{"id":${id.startsWith('"') ? '"aé\\ud800"' : id},"rates":[0.1]}\n`);
  });

  test('and null where there is none', () => {
    expect(answersTo([{ schedule, steps: [0] }])).toEqual([{ id: null, rates: [0.1] }]);
  });
});

describe('names every fault of a request by its path, and goes on', () => {
  const call = { id: 1, dialect: 'tensorflow', name: 'cosine_decay' };
  const args = { learning_rate: 0.01, decay_steps: 100 };
  const faults: Readonly<Record<string, readonly [request: unknown, paths: readonly string[]]>> = {
    'no JSON': ['{"id":1,', ['']],
    'no object': [[1], ['']],
    nothing: [{}, ['dialect', 'name', 'steps']],
    'unknown fields': [{ ...call, args, steps: [], step: 1, lr: 2 }, ['step', 'lr']],
    'an unknown dialect': [{ ...call, dialect: 'x', args, steps: [0] }, ['dialect']],
    'an unknown name': [{ ...call, name: 'x', args, steps: [0] }, ['name']],
    'steps at fault': [{ ...call, args, steps: [0, -1, 'a', null, 1] }, ['steps[1]', 'steps[2]', 'steps[3]']],
    'steps that are no list': [{ ...call, args, steps: 3 }, ['steps']],
    'arguments at fault': [
      { ...call, args: { decay_steps: 0, x: 1 }, steps: [] },
      ['args.learning_rate', 'args.decay_steps', 'args.x'],
    ],
    'arguments that are none': [{ ...call, args: [1], steps: [0] }, ['args']],
    'a run at fault': [
      { ...call, args, run: { baseRate: [1, 'x'], lr: 1 }, steps: [0] },
      ['run.baseRate[1]', 'run.lr'],
    ],
    'a run that is none': [{ ...call, args, run: 1, steps: [0] }, ['run']],
    'what the call lacks of the run': [
      {
        dialect: 'torchvision',
        name: 'warmup_lr_scheduler',
        args: { warmup_iters: 1, warmup_factor: 1 },
        steps: [0],
      },
      ['run.baseRate'],
    ],
    'a schedule at fault': [
      {
        schedule: { kind: 'ramp', from: 1, to: 'x', steps: -1, curve: 'linear', mirrored: false },
        steps: [-1],
      },
      ['steps[0]', 'schedule.to', 'schedule.steps'],
    ],
    'a schedule beside a call': [{ ...call, args, schedule, steps: [0] }, ['dialect', 'name', 'args']],
    'a text beside a name': [{ ...call, text: 'cosine_decay(1, s, 1)', steps: [0] }, ['name']],
    'a text at fault': [
      { id: 1, dialect: 'tensorflow', text: 'cosine_decay(a, s,\n b)', steps: ['x'] },
      ['steps[0]', 'text:1:14', 'text:2:2'],
    ],
    'a rate that JSON has not': [
      { schedule: { kind: 'exponential', rate: 1, factor: 10, every: 1, steps: null }, steps: [0, 1000] },
      ['steps[1]'],
    ],
  };

  test.each(Object.entries(faults))('%s', (_, [request, paths]) => {
    const [answer, next] = answersTo([request, { id: 2, schedule, steps: [0] }]);
    const { issues } = answer!['error'] as { issues: { path: string; code: string; message: string }[] };
    expect(issues.map(({ path }) => path)).toEqual(paths);
    for (const { message } of issues) expect(message).toMatch(/^expected /);
    expect(next).toEqual({ id: 2, rates: [0.1] });
  });

  test('no JSON has no id', () => {
    expect(answersTo(['nope'])).toEqual([
      {
        id: null,
        error: { issues: [{ path: '', code: 'text', message: expect.stringMatching(/^expected JSON/) }] },
      },
    ]);
  });
});

describe('reads lines', () => {
  const line = JSON.stringify({ id: 1, schedule, steps: [0] });
  const answer = '{"id":1,"rates":[0.1]}\n';
  test.each([
    ['without an end', line, 1],
    ['with carriage returns', `${line}\r\n${line}\r\n`, 2],
    ['between blank ones', `\n \n${line}\n\r\n\n${line}\n\n`, 2],
    ['after a byte order mark', `\uFEFF${line}\n`, 1],
    ['of nothing', '', 0],
  ])('%s', (_, input, count) => {
    expect(lrlab(['rates'], { input })).toEqual({ code: 0, out: answer.repeat(count), err: '' });
  });

  test('with characters that lie across two pieces', () => {
    const id = '学习率'.repeat(100_000);
    expect(answersTo([{ id, schedule, steps: [] }])).toEqual([{ id, rates: [] }]);
  });

  test('of anything, and answers each', () => {
    const text = fc
      .string({ unit: 'binary' })
      .filter((value) => value.trim() !== '' && !/[\n\uFEFF]/.test(value));
    const lines = fc.sample(fc.oneof(text, fc.json()), 300);
    lines.push(
      '['.repeat(1e5),
      `{"id":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
      `{"args":${'{"a":'.repeat(5e4)}1${'}'.repeat(5e4)}}`,
    );
    const answers = answersTo(lines);
    expect(answers).toHaveLength(lines.length);
    for (const answer of answers) expect(answer).toHaveProperty('error.issues[0].message');
  });

  test('and answers each as soon as it comes', async () => {
    const child = startLrlab(['rates']);
    child.stdout.setEncoding('utf8');
    for (let i = 0; i < 3; i++) {
      child.stdin.write(`${line}\n`);
      expect(await once(child.stdout, 'data')).toEqual([answer]);
    }
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  test('and ends quietly when nobody reads on', async () => {
    const child = startLrlab(['rates']);
    child.stdin.on('error', () => {});
    const err: string[] = [];
    child.stderr.on('data', (text) => err.push(String(text)));
    child.stdout.destroy();
    const writing = setInterval(() => child.stdin.write(`${line}\n`.repeat(1000)), 5);
    const [code] = await once(child, 'close');
    clearInterval(writing);
    expect([code, err.join('')]).toEqual([0, '']);
  });
});

test('answers 1,000 requests of 2,000 steps in a few seconds', () => {
  const steps = Array.from({ length: 2000 }, (_, i) => i * 5);
  const request = {
    dialect: 'tensorflow',
    name: 'cosine_decay',
    args: { learning_rate: 0.01, decay_steps: 10000 },
    steps,
  };
  const start = performance.now();
  expect(answersTo(Array.from({ length: 1000 }, (_, id) => ({ id, ...request })))).toHaveLength(1000);
  // 1 s on a machine at rest.
  expect(performance.now() - start).toBeLessThan(20_000);
});
