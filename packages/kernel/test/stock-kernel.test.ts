import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { expect, test } from 'vitest';
import { stockKernelSpec, writeKernelSpec } from '../src/index.ts';
import { newFolder } from './run.ts';

test('the stock kernel has a spec of absolute paths', async () => {
  const folder = newFolder();
  const path = await writeKernelSpec(folder, { displayName: 'TypeScript here' });
  expect(path).toBe(join(folder, 'share', 'jupyter', 'kernels', 'tslab', 'kernel.json'));
  const spec = JSON.parse(readFileSync(path, 'utf8'));
  expect(spec).toEqual(stockKernelSpec({ displayName: 'TypeScript here' }));
  const [node, , preload, program] = spec.argv;
  expect([node, preload, program].every(isAbsolute)).toBe(true);
  expect(spec.argv.slice(4)).toEqual(['kernel', '--config-path', '{connection_file}']);
  expect(execFileSync(node, ['-r', preload, program, '--version'], { encoding: 'utf8' })).toBe(
    'tslab 1.0.22\n',
  );
});
