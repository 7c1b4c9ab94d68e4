import { clearReports, countsOfReports } from './reports.mjs';
import { runChild } from './run-child.mjs';
import { setUp } from './set-up.mjs';
import { stagesOf } from './stages.mjs';
import { biome, knip, turbo } from './tools.mjs';

// A fault in one package must not hide those of the others.
const goOn = '--continue=dependencies-successful';

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
    clearReports();
    const { code } = await runChild(turbo('test', goOn, '--log-order=grouped'));
    const counts = countsOfReports();
    for (const line of counts.lines) console.log(line);
    passed += counts.passed;
    failed += counts.failed;
    // A task may fail without a failed test.
    if (code !== 0 && counts.failed === 0) failed++;
    return code === 0 && counts.failed === 0;
  });
  console.log(`in ${seconds()}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
