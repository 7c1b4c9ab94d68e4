import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tslabFolder } from '../src/typescript-of-tslab.ts';

describe('the tslab this package is built on', () => {
  test('has the version, the modules and the behaviours relied upon', async () => {
    const folder = tslabFolder();
    const require = createRequire(join(folder, 'package.json'));
    expect(require('./package.json').version).toBe('1.0.22');
    const ts = require('@tslab/typescript-for-tslab');
    expect(ts.version).toBe('5.0.4');
    expect(readFileSync(join(folder, 'bin', 'tslab'), 'utf8')).toContain('main.js');
    expect(require('./dist/jupyter.js')).toHaveProperty('lastWriteDisplayData', null);
    require('./dist/jupyter.js').lastWriteDisplayData = 'set by us';
    expect(require('./dist/jupyter.js').lastWriteDisplayData).toBe('set by us');

    // The host and the second pass are looked up on the compiler's module, where this package changes them.
    const converterText = readFileSync(join(folder, 'dist', 'converter.js'), 'utf8');
    expect(converterText).toContain('ts.createWatchCompilerHost(');
    expect(converterText).toContain('ts.transpileModule(');
    expect(readFileSync(join(folder, 'dist', 'jupyter.js'), 'utf8')).toContain(
      'import("zeromq")'.replace('import', 'require'),
    );

    const { createConverter } = require('./dist/converter.js');
    const { createExecutor } = require('./dist/executor.js');
    const node = createConverter({ isJS: false, isBrowser: false });
    const said: unknown[][] = [];
    const listen = (...values: unknown[]) => said.push(values);
    const executor = createExecutor(
      process.cwd(),
      { node, browser: node, close: () => {} },
      { log: listen, error: listen },
    );
    expect(node.convert('', 'const n = await Promise.resolve(2);')).toMatchObject({
      diagnostics: [],
      hasToplevelAwait: true,
      declOutput: expect.stringContaining('declare const n: number'),
    });
    expect(node.convert('', 'let s: string = 1')).toMatchObject({
      diagnostics: [{ start: { offset: 4, line: 0, character: 4 }, end: { offset: 5 }, code: 2322 }],
    });
    expect(await executor.execute('const a = 1;')).toBe(true);
    expect(said).toEqual([]);
    expect(await executor.execute('a + 1')).toBe(true);
    expect(said.pop()).toEqual([2]);
    expect(await executor.execute('throw "thrown"')).toBe(false);
    expect(said.pop()).toEqual(['thrown']);
    expect(await executor.execute('const b: string = a;')).toBe(false);
    expect(said.pop()).toHaveLength(5);
    const pending = executor.execute('await new Promise(() => {});');
    executor.interrupt();
    expect(await pending).toBe(false);
    executor.close();
  });
});
