import { extname, resolve } from 'node:path';
import { type Issue, ScheduleError } from '@lrlab/core';

/** The one file that is read and the one that is written, which is named like it unless told. */
export function oneFile(
  rest: readonly string[],
  {
    out,
    ending,
    written,
  }: { readonly out: string | undefined; readonly ending: string; readonly written: string },
): { readonly file: string; readonly target: string } {
  const [file = '', ...others] = rest;
  const issues: Issue[] = [];
  const fault = (path: string, message: string): void => {
    issues.push({ path, code: 'field', message });
  };
  if (!file) fault('', `expected a file in ${ending}, got nothing`);
  for (const other of others) fault('', `expected one file, got ${JSON.stringify(other)}, too`);
  if (file && extname(file).toLowerCase() !== ending)
    fault('', `expected a file in ${ending}, got ${JSON.stringify(file)}`);
  const target = out ?? file.slice(0, file.length - ending.length) + written;
  if (file && extname(target).toLowerCase() !== written)
    fault('--out', `expected a name in ${written}, got ${JSON.stringify(target)}`);
  if (file && resolve(file) === resolve(target))
    fault('--out', 'expected another file than the one that is read');
  if (issues.length > 0) throw new ScheduleError(issues);
  return { file, target };
}
