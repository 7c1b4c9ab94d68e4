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
  const headless = () =>
    execFileSync(process.execPath, ['--input-type=module', '-e', headlessProgram, notebook], {
      stdio: 'pipe',
    });
  const jupyter = findJupyter();
  if (!jupyter) {
    console.log(
      'left out, for want of a jupyter on the PATH or in LRLAB_JUPYTER: nbconvert with either kernel',
    );
    printSideBySide(title(notebook), 'ms', {
      headless: (await inTurn(['headless'], rounds, () => millisecondsOf(headless))).headless,
    });
    return;
  }
  const prefix = newFolder();
  await installKernel({ prefix, kind: 'tslab', name: 'bench-stock' });
  await installKernel({ prefix, kind: 'lrlab', name: 'bench-ours' });
  const nbconvert = (kernel: string) => () =>
    execFileSync(
      jupyter,
      [
        ...['nbconvert', '--execute', '--to', 'notebook', '--output-dir', prefix],
        ...[`--ExecutePreprocessor.kernel_name=${kernel}`, notebook],
      ],
      {
        env: { ...process.env, ...withoutPictures, JUPYTER_PATH: join(prefix, 'share', 'jupyter') },
        stdio: 'pipe',
      },
    );
  const ways = {
    'nbconvert, stock tslab': nbconvert('bench-stock'),
    'nbconvert, our kernel': nbconvert('bench-ours'),
    headless,
  };
  const names = Object.keys(ways) as (keyof typeof ways)[];
  printSideBySide(title(notebook), 'ms', await inTurn(names, rounds, (name) => millisecondsOf(ways[name])));
}

const title = (notebook: string): string => `${notebook.split('/').at(-1)}, executed whole, without pictures`;

const headlessProgram = `
import { runNotebook } from '@lrlab/kernel';
const { errors } = await runNotebook({ path: process.argv[1] });
if (errors.length > 0) throw new Error(errors[0].evalue);
`;
