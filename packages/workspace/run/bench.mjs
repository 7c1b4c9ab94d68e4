import { runChild } from './run-child.mjs';
import { setUp } from './set-up.mjs';
import { stagesOf } from './stages.mjs';
import { turbo } from './tools.mjs';

/** Measures; never from the cache, and one package after the other. */
export async function bench() {
  const { stage, seconds } = stagesOf(2);
  if (!(await stage('set up', setUp))) return 1;
  let code = 1;
  await stage('bench', async () => {
    ({ code } = await runChild(turbo('bench', '--concurrency=1')));
    return code === 0;
  });
  console.log(code === 0 ? `measured in ${seconds()}` : 'bench failed');
  return code;
}
