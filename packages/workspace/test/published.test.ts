import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesIn, installPacked, link, packedTo } from '../src/packed.ts';
import { publicPackages, root } from '../src/repository.ts';

const modules = join(root, 'packages/workspace/node_modules');
const tarballs = new Map<string, string>();
let consumer = '';

// A folder outside of the repository holds the packed packages, as for somebody who has installed them.
beforeAll(() => {
  consumer = mkdtempSync(join(tmpdir(), 'lrlab-consumer-'));
  for (const one of publicPackages) {
    const tarball = packedTo(one, consumer);
    tarballs.set(one.manifest.name, tarball);
    installPacked(one, tarball, consumer);
  }
  link(join(modules, '@types/node'), join(consumer, 'node_modules/@types/node'));
  writeFileSync(join(consumer, 'package.json'), JSON.stringify({ type: 'module' }));
});

afterAll(() => rmSync(consumer, { recursive: true, force: true }));

describe('the packed package', () => {
  for (const { manifest } of publicPackages) {
    const { name } = manifest;
    const tarball = (): string => tarballs.get(name)!;

    test(`${name} holds its code, README and licence, and no tests`, () => {
      const files = filesIn(tarball());
      const entries = Object.values(manifest.exports ?? {}).flatMap((entry) =>
        typeof entry === 'string' ? [entry] : [entry['types'], entry['default']],
      );
      const wanted = [...entries, ...Object.values(manifest.bin ?? {})].map((file) =>
        file?.replace('./', ''),
      );
      const missing = ['LICENSE', 'README.md', ...wanted].filter((file) => !files.includes(file!));
      expect(missing).toEqual([]);
      expect(files.filter((file) => /(^|\/)(test|bench|fixtures|\.report)\/|\.test\./.test(file))).toEqual(
        [],
      );
    });

    test(`${name} has no fault that publint finds`, async () => {
      const { messages, pkg } = await publint({
        pack: { tarball: new Uint8Array(readFileSync(tarball())).buffer },
        strict: true,
      });
      expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
    });

    test(`${name} has types that resolve as its code does`, { timeout: 120_000 }, () => {
      const attw = join(modules, '@arethetypeswrong/cli/dist/index.js');
      const args = [
        attw,
        tarball(),
        '--profile',
        'esm-only',
        '--no-color',
        '--no-emoji',
        '--format',
        'ascii',
      ];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      expect(status, `${stdout}${stderr}`).toBe(0);
    });

    test(`${name} is imported by plain Node`, () => {
      const code = `import(${JSON.stringify(name)}).then((all) => console.log(Object.keys(all).length))`;
      const { status, stderr } = spawnSync(process.execPath, ['-e', code], {
        cwd: consumer,
        encoding: 'utf8',
      });
      expect(status, stderr).toBe(0);
    });
  }
});

describe('the types of the packed packages', () => {
  test('are there for everyone, under the strictest settings', { timeout: 120_000 }, () => {
    const imports = publicPackages.map(({ manifest }, i) => `import * as p${i} from '${manifest.name}';`);
    const uses = publicPackages.map((_, i) => `export const u${i}: object = p${i};`);
    expect(typeFaults([...imports, ...uses].join('\n'))).toBe('');
  });

  test('let a right call of core pass and a wrong one fail', { timeout: 120_000 }, () => {
    const right = `import { ramp, rateAt, type Schedule } from '@lrlab/core';
const schedule: Schedule = ramp({ from: 0, to: 0.1, steps: 100 });
export const rate: number = rateAt(schedule, 50);
`;
    expect(typeFaults(right)).toBe('');
    expect(typeFaults(right.replace('steps: 100', "steps: '100'"))).toMatch(
      /TS2322: Type 'string' is not assignable to type 'number'/,
    );
    expect(typeFaults(right.replace('rate: number', 'rate: string'))).toMatch(/TS2322/);
    expect(typeFaults(right.replace('from: 0, ', ''))).toMatch(/Property 'from' is missing/);
  });
});

/** What the compiler says to a file of the consumer. */
function typeFaults(code: string): string {
  writeFileSync(join(consumer, 'use.ts'), code);
  const options = { strict: true, noEmit: true, module: 'nodenext', target: 'es2022', types: ['node'] };
  writeFileSync(
    join(consumer, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, files: ['use.ts'] }),
  );
  const tsc = join(modules, 'typescript/bin/tsc');
  return spawnSync(process.execPath, [tsc, '--pretty', 'false'], { cwd: consumer, encoding: 'utf8' }).stdout;
}
