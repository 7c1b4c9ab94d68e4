import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const reportIn = (folder) => join(folder, '.report/tests.json');

/** The folders of all packages that have tests. */
function testedFolders() {
  return [
    ...readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name)),
    join(root, 'notebooks'),
  ]
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .filter((folder) => manifestOf(folder).scripts?.test);
}

const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Removes the reports of an earlier run; turbo puts back those of tasks it need not run again. */
export function clearReports() {
  for (const folder of testedFolders()) rmSync(reportIn(folder), { force: true });
}

/** The tests of all packages counted from vitest's reports, with a line for each package. */
export function countsOfReports() {
  const all = { passed: 0, failed: 0, lines: [] };
  for (const folder of testedFolders()) {
    const { passed, failed, note } = countsOf(reportIn(folder));
    all.passed += passed;
    all.failed += failed;
    all.lines.push(`  ${manifestOf(folder).name}: ${passed} passed, ${failed} failed${note}`);
  }
  return all;
}

function countsOf(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, note: ' (it left no report)' };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  // A file that could not be loaded has no tests to fail, and is counted as one.
  const unloaded = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  );
  const counted = report.numFailedTests + unloaded.length;
  const failed = counted === 0 && !report.success ? 1 : counted;
  const left = report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed, note: left > 0 ? ` (${left} skipped)` : '' };
}
