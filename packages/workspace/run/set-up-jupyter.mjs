import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './root.mjs';
import { runChild } from './run-child.mjs';

const requirements = join(root, 'packages/kernel/test/jupyter/requirements.txt');
const folder = join(root, 'packages/kernel/.jupyter');
const stampFile = join(folder, 'stamp');
const windows = process.platform === 'win32';
const programs = join(folder, windows ? 'Scripts' : 'bin');
const programOf = (name) => join(programs, windows ? `${name}.exe` : name);

/**
 * Finds a Jupyter that the tests can use, and names it in `LRLAB_JUPYTER`: the one named there already, one on the PATH with
 * JupyterLab 4, or one installed here into a virtual environment, again only when the requirements have changed. Without
 * Python it says so and names none.
 */
export async function setUpJupyter() {
  const found = process.env.LRLAB_JUPYTER || (await jupyterOnPath());
  if (found) {
    console.log(`Jupyter is ${found}`);
    process.env.LRLAB_JUPYTER = found;
    return true;
  }
  const python = await findPython();
  if (!python) {
    console.log('no Python 3.10 or newer with its venv: the tests that need Jupyter are skipped');
    return true;
  }
  const stamp = createHash('sha256').update(python.version).update(readFileSync(requirements)).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
    console.log('Jupyter is in step with its requirements');
  } else {
    rmSync(folder, { recursive: true, force: true });
    if ((await runChild([...python.command, '-m', 'venv', folder])).code !== 0) return false;
    if (!(await installRequirements())) return false;
    writeFileSync(stampFile, stamp);
  }
  process.env.LRLAB_JUPYTER = programOf('jupyter');
  return true;
}

const quietly = (...command) => runChild(command, { capture: true }).catch(() => ({ code: 1, output: '' }));

async function jupyterOnPath() {
  for (const one of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(one, windows ? 'jupyter.exe' : 'jupyter');
    if (!existsSync(path)) continue;
    const { code, output } = await quietly(path, 'lab', '--version');
    if (code === 0 && /^4\./m.test(output)) return path;
  }
  return undefined;
}

/** A Python that can make a virtual environment: its command, and what it is. */
async function findPython() {
  // Python on Debian comes without `ensurepip` unless it is asked for.
  const check =
    'import sys, ensurepip, venv; print(sys.executable, sys.version); sys.exit(sys.version_info < (3, 10))';
  for (const command of [['python3'], ['python'], ...(windows ? [['py', '-3']] : [])]) {
    const { code, output } = await quietly(...command, '-c', check);
    if (code === 0) return { command, version: output };
  }
  return undefined;
}

async function installRequirements() {
  const pip = [programOf('python'), '-m', 'pip', '--disable-pip-version-check'];
  const install = [...pip, 'install', '--quiet', '--requirement', requirements];
  console.log('installing JupyterLab');
  const first = await quietly(...install, '--retries', '0');
  if (first.code === 0) return true;
  // Where pip's default index cannot be reached, an index that pip is configured with may have everything.
  const { output } = await quietly(...pip, 'config', 'get', 'global.extra-index-url');
  const [index, ...others] = output.split(/\s+/).filter((word) => /^(https?|file):/.test(word));
  const indices = index ? ['--index-url', index, ...others.flatMap((one) => ['--extra-index-url', one])] : [];
  return (await runChild([...install, ...indices])).code === 0;
}
