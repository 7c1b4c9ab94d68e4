import { ScheduleError } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document } from '../src/text/document.ts';
import type { Faults } from '../src/text/faults.ts';
import { throwFaults } from '../src/text/faults.ts';
import { plainOf } from '../src/text/plain-of.ts';
import { parsers } from '../src/text/syntaxes.ts';

type Syntax = keyof typeof parsers;

/** The plain value of a text that is one value. */
function valueIn(syntax: Syntax, text: string): unknown {
  const faults: Faults = { text, at: [] };
  const document: Document = parsers[syntax](faults);
  const value = document.values[0] && plainOf(document.values[0].value, faults);
  throwFaults(faults);
  return value;
}

describe('the values of a configuration are those that its own reader gives', () => {
  test('YAML, with anchors, merges and comments', () => {
    const text = `base: &base {lr: 1.0e-3, steps: [1, 2]} # all of it
run: {<<: *base, lr: 0.1}
on: yes
none: ~
text: "a: b"
`;
    expect(valueIn('yaml', text)).toEqual({
      base: { lr: 0.001, steps: [1, 2] },
      run: { lr: 0.1, steps: [1, 2] },
      on: 'yes',
      none: null,
      text: 'a: b',
    });
  });

  test('JSON', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.jsonValue({ maxDepth: 3 })),
        (value) => {
          const plain = JSON.parse(JSON.stringify(value));
          expect(valueIn('json', JSON.stringify(plain, null, 2))).toEqual(plain);
        },
      ),
    );
  });

  test('flags, as a shell splits them', () => {
    const text = `deepspeed --num_gpus 8 train.py --lr 1e-4 --lr-decay-style=cosine \\
  --milestones 30 60 --name 'two words' --tag "a \\"b\\"" --fp16 -b 64 # the rest
  epochs=100 --min-lr=-1`;
    expect(valueIn('flags', text)).toEqual({
      num_gpus: [8, 'train.py'],
      lr: 1e-4,
      lr_decay_style: 'cosine',
      milestones: [30, 60],
      name: 'two words',
      tag: 'a "b"',
      fp16: true,
      b: 64,
      epochs: 100,
      min_lr: -1,
    });
  });

  test('protobuf text, with repeated fields and both kinds of brackets', () => {
    const text = `# a message
learning_rate: { manual_step_learning_rate < initial_learning_rate: .002f; schedule { step: 10 learning_rate: 1e-3 }
  schedule { step: 20, learning_rate: 1E-4 } > }
use_moving_average: false  names: ["a", 'b']  kind: SGD`;
    const faults: Faults = { text, at: [] };
    const [root] = parsers.protobuf(faults).values;
    const manual = (root as unknown as { value: { entries: { value: { entries: { value: never }[] } }[] } })
      .value.entries[0]!.value.entries[0]!.value as { entries: { key: string; value: never }[] };
    expect(manual.entries.map(({ key }) => key)).toEqual(['initial_learning_rate', 'schedule', 'schedule']);
    expect(manual.entries.map(({ value }) => plainOf(value, faults))).toEqual([
      0.002,
      { step: 10, learning_rate: 1e-3 },
      { step: 20, learning_rate: 1e-4 },
    ]);
    expect(valueIn('protobuf', text)).toMatchObject({
      use_moving_average: false,
      names: ['a', 'b'],
      kind: 'SGD',
    });
  });
});

describe('tells what it cannot read, with line and column', () => {
  test.each<readonly [Syntax, string, string]>([
    ['yaml', 'a: [1, 2\nb: 3', 'text:2:1: expected YAML'],
    ['yaml', 'a: .inf', 'text:1:4: expected a finite real number, got .inf'],
    ['json', '{"a": 1,, "b": 2}', 'text:1:9: expected YAML'],
    ['flags', '--lr $LR --steps 3', 'text:1:6: expected a value, got $LR'],
    ['protobuf', 'a { b: 1', 'text:1:9: expected a field or }, got the end'],
    ['protobuf', 'a 1', 'text:1:3: expected a colon or {, got 1'],
    ['protobuf', 'a: }', 'text:1:4: expected a value, got }'],
  ])('%s: %s', (syntax, text, message) => {
    expect(() => valueIn(syntax, text)).toThrow(message);
  });
});

describe('ends soon, whatever comes', () => {
  const bomb = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n');
  test.each<readonly [Syntax, string, string]>([
    ['yaml', 'aliases of aliases', `a0: &a0 [1]\n${bomb}`],
    ['yaml', 'brackets', '['.repeat(20_000)],
    ['yaml', 'an anchor that holds itself', '&a [*a]'],
    ['json', 'braces', '{"a":'.repeat(20_000)],
    ['flags', 'quotes', `--a ${"'".repeat(99_999)}`],
    ['flags', 'backslashes', `--a ${'\\'.repeat(99_999)}`],
    ['protobuf', 'braces', 'a{'.repeat(50_000)],
    ['protobuf', 'brackets', `a:${'['.repeat(50_000)}`],
    ['protobuf', 'numbers', `a: ${'1'.repeat(100_000)}e`],
  ])('%s: %s', (syntax, _, text) => {
    const start = process.cpuUsage();
    try {
      valueIn(syntax, text);
    } catch (error) {
      expect(error).toBeInstanceOf(ScheduleError);
    }
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(10_000);
  });

  test.each(Object.keys(parsers) as Syntax[])('%s: characters of all kinds', (syntax) => {
    const pieces = fc.constantFrom(
      ...[
        'a',
        'b:',
        ': ',
        '- ',
        '{',
        '}',
        '[',
        ']',
        ',',
        '"',
        "'",
        '\n',
        '  ',
        '#',
        '&a ',
        '*a',
        '<<: ',
        '1',
        '1e5',
      ],
      ...['--', '--a', '=', '\\', '$X', '<', '>', ';', '!!int ', '|', '? ', '%', '\t', '…'],
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.array(pieces).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (text) => {
        try {
          valueIn(syntax, text);
        } catch (error) {
          expect(error).toBeInstanceOf(ScheduleError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
