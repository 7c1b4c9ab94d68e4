// How long `npm run reproduce` takes with every task run anew, and with nothing changed.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const run = fileURLToPath(new URL('../../workspace/run.mjs', import.meta.url));

function seconds(env) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [run, 'reproduce'], {
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`reproduce ended with ${status}\n${stderr}`);
  return (performance.now() - start) / 1000;
}

const cold = seconds({ TURBO_FORCE: 'true' });
const warm = seconds({});
console.log(`npm run reproduce, every task anew: ${cold.toFixed(1)} s`);
console.log(`npm run reproduce, nothing changed: ${warm.toFixed(1)} s, ${(warm / cold).toFixed(3)} x`);
