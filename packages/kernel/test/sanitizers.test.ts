import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { comparableOutputs } from '../src/comparable-outputs.ts';
import { type Output, parseSanitizers } from '../src/index.ts';
import { outputDifference } from '../src/output-difference.ts';
import { builtInSanitizers, sanitized } from '../src/sanitizers.ts';

describe('what differs from run to run', () => {
  test.each([
    ['<a at 0x7f3e5c0d2b10>', '<a at ADDRESS>'],
    ['id 3f2504e0-4f89-41d3-9a0c-0305e82c3301.', 'id UUID.'],
    [new Date(0).toISOString(), 'DATE'],
    [new Date(0).toUTCString(), 'DATE'],
    ['Sat Nov 21 2026 15:23:59 GMT+0000 (Coordinated Universal Time)', 'DATE'],
    ['2026-11-21 15:23:59,123 and 2026-11-21', 'DATE and DATE'],
    [new Date(0).toLocaleString('en-US', { timeZone: 'UTC' }), 'DATE, TIME'],
    ['21.11.2026 at 15:23:59', 'DATE at TIME'],
    ['took 1.25 s, 3ms, 12 seconds, 1e-3 s, 5 µs', 'took DURATION, DURATION, DURATION, DURATION, DURATION'],
    [join(tmpdir(), 'lrlab-a1B2', 'x.json'), 'TEMPORARY'],
    ['at f (/home/me/project/src/a.ts:3:1)', 'at f (FOLDER/a.ts:3:1)'],
    ['C:\\Users\\me\\a.ts', 'FOLDER/a.ts'],
    [
      '<div id="plotly-html-element-1a2b3c4d"><g clip-path="url(#clip1a2b3c">',
      '<div id="plotly-html-element-ID"><g clip-path="url(#clipID">',
    ],
    [`"${'Ab1/'.repeat(400)}"`, '"PACKED"'],
  ])('%s', (text, expected) => {
    expect(sanitized(text, builtInSanitizers)).toBe(expected);
  });

  test.each([
    'rate 0.05 at step 766 of 35500 steps',
    '6 / 2 / 3, and/or, https://example.org/a/b, ./src/a.ts, </td></tr>',
    '0.1 samples, 5 sheep, v1.2.3, 12:30, 0xff, 1/2/3, May 5',
    '[0.1, 0.01, 1e-3] 2026',
  ])('is not %s', (text) => {
    expect(sanitized(text, builtInSanitizers)).toBe(text);
  });

  test('is found in time in any text', () => {
    const started = performance.now();
    for (const part of ['/a', 'a', '1', ':', 'Jan 1', '-', '\\', '0x', '12:', ' ', '1e', 'clip0', '<']) {
      sanitized(part.repeat(200_000), builtInSanitizers);
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('sanitizers of a user', () => {
  test('replace with groups', () => {
    const found = parseSanitizers('[{ "pattern": "(SEED) \\\\d+", "replace": "$1 N", "flags": "i" }]');
    expect(sanitized('seed 1, Seed 22', found)).toBe('seed N, Seed N');
  });

  test('are refused with every fault', () => {
    const text = '[{ "pattern": "(" }, 5, { "pattern": "a", "replace": "", "flags": "zz", "more": 1 }]';
    expect(() => parseSanitizers(text)).toThrow(
      /^\[0\]\.replace: expected a text, got nothing\n\[1\]\.replace: .*\n\[1\]\.pattern: .*\n\[2\]\.more: .*\n\[2\]\.pattern: expected a regular expression, got Invalid flags/,
    );
    expect(() => parseSanitizers('{}')).toThrow('expected a list of { "pattern", "replace" }, got {}');
    expect(() => parseSanitizers('[')).toThrow('expected JSON, got');
  });

  test('that would take for ever are stopped and named', () => {
    const slow = parseSanitizers('[{ "pattern": "(a+)+$", "replace": "" }]');
    expect(() => sanitized(`${'a'.repeat(50)}!`, slow)).toThrow(
      '/(a+)+$/g: expected a regular expression that is done in 5 s',
    );
  });
});

test('outputs are compared as one text: streams by kind, bundles by type, pictures by being there', () => {
  const stream = (name: 'stdout' | 'stderr', text: string): Output => ({ output_type: 'stream', name, text });
  const display = (data: Record<string, unknown>): Output => ({
    output_type: 'display_data',
    data,
    metadata: {},
  });
  const text = (outputs: Output[], images = false) => comparableOutputs(outputs, { sanitizers: [], images });
  const printed = [
    stream('stdout', '1 %\r2 %\r\u001b[31m3 %\u001b[0m\n'),
    stream('stderr', 'e'),
    stream('stdout', 'b'),
  ];
  expect(text(printed)).toBe('[stdout]\n3 %\nb\n[stderr]\ne\n');
  const png = (bytes: string) => display({ 'text/plain': 'p', 'image/png': bytes });
  expect(text([png('AAAA')])).toBe('[display]\n[image/png]\na picture\n[text/plain]\np\n');
  expect(text([png('AAAA')])).toBe(text([png('BBBB')]));
  expect(text([png('AAAA')], true)).not.toBe(text([png('BBBB')], true));
  expect(text([display({ 'application/json': { b: 1, a: 2 } })])).toBe(
    text([display({ 'application/json': { a: 2, b: 1 } })]),
  );
  const error: Output = { output_type: 'error', ename: 'RangeError', evalue: 'no', traceback: ['at line 7'] };
  expect(text([error])).toBe('[error]\nRangeError: no\n');
});

test('a difference has the first line that differs, and stays short and in time', () => {
  expect(outputDifference('a\nb\n', 'a\nc\n')).toEqual({ line: 2, diff: '@@ -1,2 +1,2 @@\n a\n-b\n+c' });
  const lines = (by: number) => Array.from({ length: 50_000 }, (_, i) => `${(i * by) % 99_991}`).join('\n');
  const started = performance.now();
  const { line, diff } = outputDifference(lines(7919), lines(104_729));
  expect(line).toBe(2);
  expect(diff.length).toBeLessThan(25_000);
  expect(performance.now() - started).toBeLessThan(10_000);
});
