import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { findJupyter, installKernel } from '@lrlab/kernel';
import { newFolder } from '../test/new-folder.ts';
import { inTurn, millisecondsOf, printSideBySide } from './side-by-side.ts';

const rounds = 3;
// A browser would draw them, and take as long whoever asks.
const withoutPictures = { LRLAB_RENDERER: 'mime+html' };

/** Prints how long one notebook takes, from the start of a program to its end. */
export async function benchNotebook(notebook: string): Promise<void> {
  const program = [process.execPath, '--input-type=module', '-e', headlessProgram, notebook];
  const jupyter = findJupyter();
  if (!jupyter) {
    console.log(
      'left out, for want of a jupyter on the PATH or in LRLAB_JUPYTER: nbconvert with either kernel',
    );
    await compare(title(notebook), { headless: () => workOf(program, {}) });
    return;
  }
  const prefix = newFolder();
  await installKernel({ prefix, kind: 'tslab', name: 'bench-stock' });
  await installKernel({ prefix, kind: 'lrlab', name: 'bench-ours' });
  const nbconvert = (kernel: string) => () =>
    workOf(
      [
        ...[jupyter, 'nbconvert', '--execute', '--to', 'notebook', '--output-dir', prefix],
        ...[`--ExecutePreprocessor.kernel_name=${kernel}`, notebook],
      ],
      { JUPYTER_PATH: join(prefix, 'share', 'jupyter') },
    );
  await compare(title(notebook), {
    'nbconvert, stock tslab': nbconvert('bench-stock'),
    'nbconvert, our kernel': nbconvert('bench-ours'),
    headless: () => workOf(program, {}),
  });
}

async function compare(what: string, ways: Readonly<Record<string, () => number>>): Promise<void> {
  const work: Record<string, number[]> = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  const times = await inTurn(Object.keys(ways), rounds, (name) =>
    millisecondsOf(() => {
      work[name]!.push(ways[name]!());
    }),
  );
  printSideBySide(what, 'ms', times);
  printSideBySide('  the same, the processors’ time of all processes', 'ms', work);
}

/** Runs a program to its end, and tells the milliseconds that processors worked for it and for all it has started. */
function workOf(argv: readonly string[], env: Readonly<Record<string, string>>): number {
  const told = execFileSync('sh', ['-c', '"$@" >&2 && times', 'sh', ...argv], {
    env: { ...process.env, ...withoutPictures, ...env },
    encoding: 'utf8',
    stdio: 'pipe',
  });
  // The second line is of the programs that the shell has started: user and system, each as 0m1.23s.
  const [user = 0, system = 0] = [...told.split('\n')[1]!.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  return (user + system) * 1000;
}

const title = (notebook: string): string => `${notebook.split('/').at(-1)}, executed whole, without pictures`;

const headlessProgram = `
import { runNotebook } from '@lrlab/kernel';
const { errors } = await runNotebook({ path: process.argv[1] });
if (errors.length > 0) throw new Error(errors[0].evalue);
`;
