import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { markdownOf } from '../src/markdown.ts';
import { markdownFiles } from '../src/markdown-files.ts';
import { repositoryFiles, root } from '../src/repository.ts';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const isOutside = (target: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(target);

describe('every relative link leads to a file, and every anchor to a heading', () => {
  const committed = new Set(repositoryFiles());
  for (const file of markdownFiles()) {
    test(file, () => {
      const lost = markdownOf(read(file)).targets.filter((target) => {
        if (isOutside(target)) return false;
        const [path = '', anchor] = decodeURI(target).split('#');
        const there = path ? relative(root, join(root, dirname(file), path)) : file;
        if (!existsSync(join(root, there))) return true;
        // What git ignores is not there for others.
        if (![...committed].some((one) => one === there || one.startsWith(`${there.replace(/\/$/, '')}/`)))
          return true;
        return Boolean(anchor) && there.endsWith('.md') && !markdownOf(read(there)).anchors.includes(anchor!);
      });
      expect(lost).toEqual([]);
    });
  }
});

test('every page of docs is linked from the README', () => {
  const readme = existsSync(join(root, 'README.md')) ? markdownOf(read('README.md')).targets : [];
  const linked = readme.map((target) => target.split('#')[0]!.replace(/^\.\//, ''));
  const pages = markdownFiles().filter((file) => /^docs\/[^/]+\.md$/.test(file));
  expect(pages.filter((page) => !linked.includes(page))).toEqual([]);
});
