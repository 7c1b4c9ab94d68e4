import { describe, expect, test } from 'vitest';
import { markdownOf } from '../src/markdown.ts';
import { expectOutput, runShellBlock, shellSteps, unknownCommands } from '../src/shell-block.ts';

describe('a command', () => {
  test('begins with a dollar sign, may go on in the next line, and is followed by what it prints', () => {
    expect(shellSteps('$ a \\\n  b\none\ntwo  \n\n$ c\n')).toEqual([
      { command: 'a \\\n  b', expected: 'one\ntwo' },
      { command: 'c', expected: '' },
    ]);
    expect(() => shellSteps('npm test\n')).toThrow('begins with');
  });

  test('is run, and what it prints is compared', () => {
    runShellBlock("$ printf 'a  \\nb\\n'\na\nb\n$ true\n");
    expect(() => runShellBlock('$ echo a\nb\n')).toThrow('$ echo a');
    expect(() => runShellBlock('$ false\n')).toThrow('$ false');
    expect(() => runShellBlock('$ echo more\n')).toThrow('$ echo more');
  });

  test('may print anything where an ellipsis stands', () => {
    expectOutput('', 'a\nb 12 ms\nc', 'a\nb … ms\n…');
    expectOutput('', 'a\nb\nc\nd', 'a\n…\nd');
    expectOutput('', 'a\nd', 'a\n…\nd');
    expect(() => expectOutput('', 'a\nb\nc', 'a\n…\nd')).toThrow();
    expect(() => expectOutput('', 'ab', 'a.…x')).toThrow();
  });

  test('is only shown if it sets a clone up', () => {
    expect(
      unknownCommands('$ git clone https://example.org/a.git\n$ cd a\nnpm install\n$ npm test # all\n'),
    ).toEqual([]);
    expect(unknownCommands('$ lrlab rates\n')).toEqual(['lrlab rates']);
    expect(unknownCommands('npm test && rm -r x\n')).toEqual(['npm test && rm -r x']);
  });
});

describe('of a Markdown text', () => {
  test('the blocks are found with their language, note and line', () => {
    expect(markdownOf('# a\n\n```sh no-run\nnpm test\n```\n').blocks).toEqual([
      { language: 'sh', note: 'no-run', code: 'npm test\n', line: 3 },
    ]);
  });

  test('the targets of links and pictures are found, written in HTML too', () => {
    const text = '[a](b.md#c "d") ![e](f.png) <img src="g.svg"> [h]\n\n[h]: i.md\n';
    expect(markdownOf(text).targets).toEqual(['b.md#c', 'f.png', 'g.svg', 'i.md']);
  });

  test('headings have the anchors that GitHub gives them', () => {
    const text = '# `lrlab rates`: a, b\n## Über uns\n## Same\n## Same\n<a id="own"></a>\n';
    expect(markdownOf(text).anchors).toEqual(['lrlab-rates-a-b', 'über-uns', 'same', 'same-1', 'own']);
  });
});
