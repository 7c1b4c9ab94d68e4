import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules } from '@lrlab/analysis';

// How long the built command takes to look at 200 configurations: those of the rules' own examples, which each have something to find.
const bin = fileURLToPath(new URL('../bin/lrlab.js', import.meta.url));
const examples = rules.flatMap(({ examples }) => Object.values(examples)).filter(({ text }) => text);
const folder = mkdtempSync(join(tmpdir(), 'lrlab-lint-'));
try {
  const files = Array.from({ length: 200 }, (_, i) => {
    const { dialect, text, run = {} } = examples[i % examples.length];
    const file = join(folder, `${i}.json`);
    writeFileSync(file, JSON.stringify({ dialect, text, run }));
    return file;
  });
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, [bin, 'lint', '--json', ...files], { maxBuffer: 2 ** 30 });
    if (status > 2) throw new Error(`lrlab lint: exit code ${status}`);
    return performance.now() - start;
  });
  console.log(`lrlab lint, 200 configurations: ${Math.round(Math.min(...times))} ms`);
} finally {
  rmSync(folder, { recursive: true });
}
