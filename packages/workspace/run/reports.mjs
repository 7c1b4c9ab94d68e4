import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

// As the configuration of vitest writes them.
const reports = { test: '.report/tests.json', 'test:jupyter': '.report/jupyter.json' };

/** The folders of all packages that have such tests. */
function testedFolders(task) {
  return [
    ...readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name)),
    join(root, 'notebooks'),
  ]
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .filter((folder) => manifestOf(folder).scripts?.[task]);
}

const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Removes the reports of an earlier run; turbo puts back those of tasks it need not run again. */
export function clearReports(task) {
  for (const folder of testedFolders(task)) rmSync(join(folder, reports[task]), { force: true });
}

/** The tests of all packages counted from vitest's reports, with a line for each package. */
export function countsOfReports(task) {
  const all = { passed: 0, failed: 0, lines: [] };
  for (const folder of testedFolders(task)) {
    const { passed, failed, note } = countsOf(join(folder, reports[task]));
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
