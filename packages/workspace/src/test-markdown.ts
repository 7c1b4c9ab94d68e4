import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Block, markdownOf } from './markdown.ts';
import { root } from './repository.ts';
import { runExample } from './run-example.ts';
import { runShellBlock, unknownCommands } from './shell-block.ts';

// They show another program's files or text; nothing here could run them.
const shown: readonly string[] = ['', 'text', 'python', 'yaml', 'mermaid', 'diff', 'html', 'bibtex'];

const packageDir = join(root, 'packages/workspace');

/**
 * Defines a vitest test for every fenced block of a Markdown file: `ts` and `sh` are run, `json` is parsed.
 *
 * Commands run in the repository's root, or in a scratch folder where the fence says `sh scratch`; the blocks of one file
 * share it. `sh no-run` may hold what sets a clone up.
 */
export function testMarkdown(file: string): void {
  const { blocks } = markdownOf(readFileSync(join(root, file), 'utf8'));
  let scratch = '';
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'lrlab-docs-'));
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
  for (const block of blocks) {
    const place = `${file}:${block.line}`;
    test(`${place} ${block.language} ${block.note}`.trim(), { timeout: 300_000 }, async () => {
      await runBlock(block, place, scratch);
    });
  }
}

async function runBlock({ language, note, code }: Block, place: string, scratch: string): Promise<void> {
  switch (`${language} ${note}`.trim()) {
    case 'ts':
      return runExample(code, { packageDir, name: place.replace(/[^\w-]/g, '_'), place });
    case 'sh':
      return runShellBlock(code);
    case 'sh scratch':
      return runShellBlock(code, { cwd: scratch });
    case 'sh no-run':
      return expect(unknownCommands(code), 'commands that are not run').toEqual([]);
    case 'json':
      return void JSON.parse(code);
    case 'jsonl':
      return void code
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    default:
      return expect(shown, 'languages that are shown and not run').toContain(`${language} ${note}`.trim());
  }
}
