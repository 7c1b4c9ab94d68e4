import { runTests } from './run-tests.mjs';
import { setUp } from './set-up.mjs';
import { setUpJupyter } from './set-up-jupyter.mjs';
import { stagesOf } from './stages.mjs';

/** Runs the tests that start kernels, and Jupyter with them; the last line counts them. */
export async function testJupyter() {
  const { stage, seconds } = stagesOf(3);
  if (!(await stage('set up', setUp)) || !(await stage('set up Jupyter', setUpJupyter))) {
    console.log('0 passed, 1 failed');
    return 1;
  }
  let counts = { passed: 0, failed: 1 };
  await stage('tests in Jupyter', async () => {
    // One package after the other: what is tested are real programs with limits of time.
    counts = await runTests('test:jupyter', '--concurrency=1');
    return counts.failed === 0;
  });
  console.log(`in ${seconds()}`);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
}
