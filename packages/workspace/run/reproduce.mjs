import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { runChild } from './run-child.mjs';
import { setUp } from './set-up.mjs';
import { stagesOf } from './stages.mjs';
import { turbo } from './tools.mjs';

const packages = ['--filter=@lrlab/notebooks', '--filter=@lrlab/reproduction'];

/** Runs every notebook and writes the figures and their numbers to /reproduced; a second call repeats what it said. */
export async function reproduce() {
  const { stage, seconds } = stagesOf(2);
  if (!(await stage('set up', setUp))) return 1;
  let code = 1;
  await stage('reproduce', async () => {
    ({ code } = await runChild(turbo('reproduce', ...packages, '--log-prefix=none')));
    // Where no package has such a task, turbo is content.
    if (code === 0 && !existsSync(join(root, 'reproduced'))) {
      console.error('nothing was written to reproduced');
      code = 1;
    }
    return code === 0;
  });
  console.log(code === 0 ? `reproduced in ${seconds()}` : 'reproduce failed');
  return code;
}
