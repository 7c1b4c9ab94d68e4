import { runChild } from './run-child.mjs';
import { goOn, runTests } from './run-tests.mjs';
import { setUp } from './set-up.mjs';
import { stagesOf } from './stages.mjs';
import { biome, knip, turbo } from './tools.mjs';

const checks = [
  [
    'format and lint',
    biome('ci', '--error-on-warnings', `--colors=${process.stdout.isTTY ? 'force' : 'off'}`),
  ],
  ['unused files, exports and dependencies', knip('--no-progress', '--no-config-hints')],
  ['build', turbo('build', goOn)],
  ['types', turbo('check', goOn)],
];

/** Runs every check and every test; the last line counts them, a check counting as one. */
export async function test() {
  const { stage, seconds } = stagesOf(checks.length + 2);
  if (!(await stage('set up', setUp))) {
    console.log('0 passed, 1 failed');
    return 1;
  }
  let passed = 0;
  let failed = 0;
  const count = (well) => {
    if (well) passed++;
    else failed++;
  };
  for (const [name, command] of checks) {
    count(await stage(name, async () => (await runChild(command)).code === 0));
  }
  await stage('tests', async () => {
    const counts = await runTests('test');
    passed += counts.passed;
    failed += counts.failed;
    return counts.failed === 0;
  });
  console.log('tests in Jupyter: not part of this run, `npm run test:jupyter` runs them');
  console.log(`in ${seconds()}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
