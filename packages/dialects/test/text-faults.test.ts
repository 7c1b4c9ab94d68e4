import { ScheduleError } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Args, readText } from '../src/index.ts';

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
    const start = process.cpuUsage();
    expect(faultsOf(text).length).toBeGreaterThan(0);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(15_000);
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
