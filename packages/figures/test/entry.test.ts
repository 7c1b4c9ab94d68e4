import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('the main entry runs in a browser: nothing it imports is Node’s', () => {
  const seen = new Set<string>();
  const foreign: string[] = [];
  const walk = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, source] of readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)) {
      if (source!.startsWith('.')) walk(join(dirname(file), source!));
      else foreign.push(source!);
    }
  };
  walk(fileURLToPath(new URL('../src/index.ts', import.meta.url)));
  expect([...new Set(foreign)]).toEqual(['@lrlab/core']);
});
