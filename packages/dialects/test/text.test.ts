import { describe, expect, test } from 'vitest';
import { type Args, readText } from '../src/index.ts';

const argsOf = (text: string, dialect = 'tensorflow'): Args => readText(text, { dialect }).args;

/** The value that Python gives to an expression, as it stands in the place of a rate. */
const pythonValue = (expression: string): unknown => argsOf(`cosine_decay(${expression})`)['learning_rate'];

describe('reads a call as Python binds it', () => {
  test.each([
    ['by place, past what the loop passes', 'cosine_decay(0.01, step, 10000, 0.001)'],
    ['by name', 'cosine_decay(learning_rate=0.01, decay_steps=10000, alpha=0.001)'],
    ['in any order', 'cosine_decay(alpha=1e-3, decay_steps=10_000, learning_rate=1e-2)'],
    ['with a prefix', 'tf.train.cosine_decay(0.01, global_step, 10000, alpha=0.001)'],
    ['with a longer prefix', 'tf.compat.v1.train.cosine_decay(.01, step, 100**2, alpha=1./1000)'],
    ['named by whoever wrote it', 'rate = cosine_decay(0.01, step, 10000, 0.001,)'],
    [
      'over lines, with comments, a step by name and a name',
      `  tf.train.cosine_decay(learning_rate=0.01,  # (the base
                        decay_steps=10000,
                        global_step=tf.train.get_or_create_global_step(graph=g[0]),
                        alpha=0.001, name="cosine")
`,
    ],
    ['with carriage returns', 'cosine_decay(\r\n  0.01,\r\n  s, 10000, 0.001);\r\n'],
  ])('%s', (_, text) => {
    expect(readText(text, { dialect: 'tensorflow' })).toEqual({
      name: 'cosine_decay',
      args: { learning_rate: 0.01, decay_steps: 10000, alpha: 0.001 },
      run: {},
      ignored: [],
    });
  });

  test('under its other name', () => {
    expect(readText('piecewise_constant(step, [1], (0.1, 0.01))', { dialect: 'tensorflow' })).toMatchObject({
      name: 'piecewise_constant_decay',
      args: { boundaries: [1], values: [0.1, 0.01] },
    });
  });

  test('with words, lists and None', () => {
    expect(
      argsOf("StepLrUpdater(step=[8, 11], min_lr=None, warmup='linear', by_epoch=False)", 'mmcv'),
    ).toEqual({
      step: [8, 11],
      min_lr: null,
      warmup: 'linear',
      by_epoch: false,
    });
  });
});

// The values are Python's own.
describe('has the value that Python has', () => {
  test.each([
    ['1./1000', 0.001],
    ['0.01/10.', 0.001],
    ['8*8', 64],
    ['1.', 1],
    ['1.e-3', 0.001],
    ['5.E+2', 500],
    ['.5', 0.5],
    ['1_000.25', 1000.25],
    ['0x1F', 31],
    ['0b101', 5],
    ['0o17', 15],
    ['-2**2', -4],
    ['2**3**2', 512],
    ['2**-1', 0.5],
    ['2 - 3 - 4', -5],
    ['2 - (3 - 4)', 3],
    ['100 / 10 / 5', 2],
    ['1 + 2*3', 7],
    ['-7 // 2', -4],
    ['7 // -2', -4],
    ['-7 // -2', 3],
    ['1.0 // 0.1', 9],
    ['6 // 2', 3],
    ['+-+3', -3],
    ['((((1))))', 1],
    ['True', true],
    ['None', null],
    ['()', []],
    ['(1,)', [1]],
    ['[1, (2, [3]),]', [1, [2, [3]]]],
    ['{"a": 1, \'b\': {"c": []}}', { a: 1, b: { c: [] } }],
    ['"a" \'b\'', 'ab'],
    ["'it\\'s \\x41\\u00e9\\101\\n'", "it's AéA\n"],
    ["r'\\n'", '\\n'],
    ['"""a\n"b" (["""', 'a\n"b" (['],
    ["'\\q'", '\\q'],
    ["'1.' '# no comment'", '1.# no comment'],
  ])('%s', (expression, value) => {
    expect(pythonValue(expression)).toEqual(value);
  });
});
