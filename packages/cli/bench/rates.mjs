import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// How long the built command takes to start, and to answer many requests in one process.
const bin = fileURLToPath(new URL('../bin/lrlab.js', import.meta.url));

function measure(title, args, input = '') {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, [bin, ...args], { input, maxBuffer: 2 ** 30 });
    if (status !== 0) throw new Error(`${title}: exit code ${status}`);
    return performance.now() - start;
  });
  console.log(`${title}: ${Math.round(Math.min(...times))} ms`);
}

const steps = Array.from({ length: 2000 }, (_, i) => i * 5);
const args = { learning_rate: 0.01, decay_steps: 10000, alpha: 0.001 };
const request = (id) => JSON.stringify({ id, dialect: 'tensorflow', name: 'cosine_decay', args, steps });
const text = 'tf.train.cosine_decay(0.01, step, 10000, alpha=0.001)';
const short = (id) => JSON.stringify({ id, dialect: 'tensorflow', text, steps: [id] });
const lines = (count, line) => Array.from({ length: count }, (_, id) => line(id)).join('\n');

measure('lrlab --help', ['--help']);
measure('lrlab rates, 1 request', ['rates'], request(1));
measure('lrlab rates, 1,000 requests of 2,000 steps', ['rates'], lines(1000, request));
measure('lrlab rates, 10,000 texts of 1 step', ['rates'], lines(10_000, short));
