import { ScheduleError } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPassedIn } from '../src/form/parameter.ts';
import { sameSchedule } from '../src/form/same-schedule.ts';
import { type Args, dialects, formOf, readText, writeText } from '../src/index.ts';
import { withDefaults } from '../src/text/with-defaults.ts';
import { fixtures } from './fixture.ts';

const argsOf = (text: string, dialect = 'tensorflow'): Args => readText(text, { dialect }).args;

/** The faults of a text, one a line. */
function faultsOf(text: string, dialect = 'tensorflow'): string[] {
  try {
    readText(text, { dialect });
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ScheduleError);
    const { issues, message } = error as ScheduleError;
    for (const { path, code } of issues) {
      expect(path).toMatch(/^text:\d+:\d+$/);
      expect(['text', 'size']).toContain(code);
    }
    return message.split('\n');
  }
}

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

describe('tells every fault, with its line and column', () => {
  test.each([
    ['a name', 'cosine_decay(base, s, 1)', ['text:1:14: expected a literal, got the name base']],
    ['a call', 'cosine_decay(f(1), s, 1)', ['text:1:14: expected a literal, got the call f(1)']],
    ['an f-string', 'cosine_decay(f"{x}", s, 1)', ['text:1:14: expected a literal, got the f-string f"{x}"']],
    ['bytes', 'cosine_decay(b"1", s, 1)', ['text:1:14: expected a string of characters, got b"1"']],
    ['a complex number', 'cosine_decay(1j)', ['text:1:14: expected a finite real number, got 1j']],
    ['a number too large', 'cosine_decay(1e999)', ['text:1:14: expected a finite real number, got 1e999']],
    ['an old octal', 'cosine_decay(010)', ['text:1:14: expected a finite real number, got 010']],
    ['a division by zero', 'cosine_decay(1 // 0)', ['text:1:14: expected a finite real number, got 1 // 0']],
    [
      'a root of a negative',
      'cosine_decay((-8)**0.5)',
      ['text:1:14: expected a finite real number, got (-8)**0.5'],
    ],
    ['another operator', 'cosine_decay(1 % 2)', ['text:1:16: expected one of + - * / // **, got %']],
    ['a sum of words', 'cosine_decay("a" + 1)', ['text:1:14: expected a number, got "a"']],
    ['not', 'cosine_decay(not 1)', ['text:1:14: expected + or - before a number, got not']],
    [
      'a list in a list by a star',
      'cosine_decay([*a])',
      ['text:1:15: expected a literal, got *', 'text:1:16: expected a literal, got the name a'],
    ],
    [
      'arguments by a star',
      'cosine_decay(*a, **b)',
      [
        'text:1:14: expected the arguments one by one, got *',
        'text:1:18: expected the arguments one by one, got **',
      ],
    ],
    [
      'an unknown argument',
      'cosine_decay(0.1, alpa=1)',
      ['text:1:19: expected one of learning_rate, global_step, decay_steps, alpha, name, got alpa'],
    ],
    [
      'an argument twice',
      'cosine_decay(0.1, learning_rate=1)',
      ['text:1:19: expected learning_rate once, got it again'],
    ],
    ['too many', 'cosine_decay(1, 2, 3, 4, 5, 6)', ['text:1:29: expected at most 5 arguments, got one more']],
    [
      'one by place after one by name',
      'cosine_decay(decay_steps=1, 2)',
      ['text:1:29: expected a name before it, as one stands before an argument to its left'],
    ],
    ['a missing comma', 'cosine_decay(1 s)', ['text:1:16: expected Python, got s']],
    ['a missing end', 'cosine_decay(1', ['text:1:15: expected more Python, got the end']],
    ['nothing', ' \n', ['text:1:1: expected a call such as f(0.1, steps=10), got nothing']],
    ['no call', '0.1', ['text:1:1: expected a call such as f(0.1, steps=10), got 0.1']],
    ['two calls', 'f(1)\ng(2)', ['text:2:1: expected one call, got a second: g(2)']],
    ['something else than a name', 'a[0](1)', ['text:1:1: expected the name of what is called, got a[0]']],
    [
      'several at once',
      'cosine_decay(base,\n  g, len(x), 1, 2,\n  alpha=1/0)',
      [
        'text:1:14: expected a literal, got the name base',
        'text:2:6: expected a literal, got the call len(x)',
        'text:3:3: expected alpha once, got it again',
        'text:3:9: expected a finite real number, got 1/0',
      ],
    ],
  ])('%s', (_, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  test('a name that the dialect has not', () => {
    expect(faultsOf('tf.train.cosine(1)')[0]).toMatch(
      /^text:1:10: expected one of piecewise_constant_decay, .*, got cosine$/,
    );
  });
});

describe('ends soon with faults or a call, whatever comes', () => {
  test.each([
    ['brackets', '('.repeat(1e5)],
    ['brackets inside a call', `cosine_decay(${'('.repeat(9e4)}1${')'.repeat(9e4)})`],
    ['signs', `cosine_decay(${'-'.repeat(1e5)}1)`],
    ['fewer signs', `cosine_decay(${'-'.repeat(1000)}1)`],
    ['a sum', `cosine_decay(${'1+'.repeat(9e4)}1)`],
    ['powers', `cosine_decay(${'2**'.repeat(6e4)}1)`],
    ['members', `a${'.a'.repeat(9e4)}(1)`],
    ['nots', 'not '.repeat(4e4)],
    ['conditions', 'x if '.repeat(3e4)],
    ['functions', `cosine_decay(${'lambda:'.repeat(2e4)}1)`],
    ['numbers without commas', `cosine_decay(1${' 1'.repeat(4900)})`],
    ['statements', 'a\n'.repeat(9e4)],
    ['a string without an end', `"""${'\\"""'.repeat(4e4)}`],
    ['ten megabytes', 'cosine_decay(0.1, 1'.repeat(1e7 / 19)],
  ])('%s', (_, text) => {
    const start = performance.now();
    expect(faultsOf(text).length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  test('a long list is read', () => {
    const values = Array.from({ length: 20_000 }, (_, i) => i);
    expect(argsOf(`piecewise_constant_decay(s, [], [${values.join(', ')}])`)['values']).toEqual(values);
  });

  test('characters of all kinds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void faultsOf(text)),
      { numRuns: 500 },
    );
  });

  test('pieces of Python in any order', () => {
    const piece = fc.constantFrom(
      ...[
        'cosine_decay(',
        'tf.',
        'alpha',
        '=',
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        ',',
        ':',
        '+',
        '-',
        '**',
        '//',
        '*',
        '1',
        '1.',
      ],
      ...[
        '1e5',
        "'",
        '"',
        '"""',
        '\\',
        'lambda',
        ' if ',
        ' else ',
        'True',
        'None',
        '#',
        '\n',
        '  ',
        'f"',
        '{x}',
        ';',
        ':=',
        '…',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => void faultsOf(pieces.join(''))),
      { numRuns: 2000 },
    );
  });
});

describe('writes what it reads', () => {
  test.each([
    [
      'tensorflow',
      'cosine_decay',
      { learning_rate: 1, decay_steps: 10000, alpha: 0 },
      'tf.train.cosine_decay(learning_rate=1.0, global_step=global_step, decay_steps=10000)',
    ],
    [
      'tensorflow',
      'piecewise_constant_decay',
      { boundaries: [5000, 8000], values: [1, 0.001, 0.0001] },
      `tf.train.piecewise_constant_decay(
    x=global_step, boundaries=[5000, 8000], values=[1.0, 0.001, 0.0001]
)`,
    ],
    [
      'mmcv',
      'StepLrUpdater',
      { step: [8, 11], warmup: 'linear', gamma: 0.1 },
      'lr_config = dict(policy="step", step=[8, 11], warmup="linear")',
    ],
    [
      'object-detection',
      'cosine_decay_with_warmup',
      {
        learning_rate_base: 0.01,
        total_decay_steps: 15000,
        alpha: 0.00001,
        warmup_learning_rate: 0.0001,
        warmup_steps: 2000,
      },
      `cosine_decay_with_warmup(
    global_step=global_step,
    learning_rate_base=0.01,
    total_decay_steps=15000,
    alpha=0.00001,
    warmup_learning_rate=0.0001,
    warmup_steps=2000,
)`,
    ],
  ])('as %s users write %s', (dialect, name, args, text) => {
    expect(writeText({ dialect, name, args })).toBe(text);
  });

  const known = fixtures.filter(
    ({ name, args, rates, groups }) => name !== 'LrUpdater' && args && (rates || groups),
  );
  test.each(known.map((fixture) => [fixture.file, fixture] as const))('%s', (_, { dialect, name, args }) => {
    const again = readText(writeText({ dialect, name, args }), { dialect });
    const form = formOf(dialect, name);
    expect(again.name).toBe(name);
    expect(withDefaults(form, again.args)).toEqual(withDefaults(form, args!));
  });

  // Data files do not tell -0 from 0.
  const plain = (value: unknown): unknown =>
    value === undefined ? undefined : JSON.parse(JSON.stringify(value));

  test('any arguments of any form', () => {
    const candidates = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.boolean(),
      fc.string({ unit: 'binary' }),
      fc.constant(null),
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })),
      fc.array(fc.maxSafeInteger()),
    );
    const forms = dialects.flatMap(({ id, forms }) => forms.map((form) => [id, form] as const));
    fc.assert(
      fc.property(fc.constantFrom(...forms), fc.infiniteStream(candidates), ([dialect, form], values) => {
        const own = form.parameters.filter((parameter) => !isPassedIn(parameter));
        const args = Object.fromEntries(
          own.flatMap(({ name, type }) =>
            [...values.take(8)]
              .filter(type.holds)
              .slice(0, 1)
              .map((value) => [name, value]),
          ),
        );
        const again = readText(writeText({ dialect, name: form.name, args }), { dialect });
        expect(again.name).toBe(form.name);
        const [told, found] = [withDefaults(form, args), withDefaults(form, again.args)];
        for (const { name, fallback } of own) {
          if (sameSchedule(told[name], fallback)) expect(sameSchedule(found[name], fallback)).toBe(true);
          else expect(plain(found[name])).toEqual(plain(told[name]));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('and refuses what the call cannot take', () => {
    const args = { learning_rate: 'fast', decay_step: 1 };
    expect(() => writeText({ dialect: 'tensorflow', name: 'cosine_decay', args })).toThrow(
      'args.decay_step: expected one of learning_rate, decay_steps, alpha, got 1\nargs.learning_rate: expected a finite number, got "fast"',
    );
  });
});
