import { clearReports, countsOfReports } from './reports.mjs';
import { runChild } from './run-child.mjs';
import { turbo } from './tools.mjs';

/** A fault in one package must not hide those of the others. */
export const goOn = '--continue=dependencies-successful';

/** Runs the tests of every package that has this task, and counts them. */
export async function runTests(task, ...options) {
  clearReports(task);
  const { code } = await runChild(turbo(task, goOn, '--log-order=grouped', ...options));
  const { passed, failed, lines } = countsOfReports(task);
  for (const line of lines) console.log(line);
  // A task may fail without a failed test.
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}
