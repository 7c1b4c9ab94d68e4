import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from './root.mjs';
import { runChild } from './run-child.mjs';

const stampFile = join(root, 'node_modules/.lrlab-stamp.json');
const windows = process.platform === 'win32';
const pnpmName = windows ? 'pnpm.cmd' : 'pnpm';

/**
 * Brings pnpm at the pinned version and installs what the lockfile names; both are skipped when they are in place.
 * Afterwards pnpm is on the path of every child, for turbo asks for it.
 */
export async function setUp() {
  const stamp = readStamp();
  const pnpmFolder = existsSync(join(stamp.pnpmFolder ?? '', pnpmName))
    ? stamp.pnpmFolder
    : await bringPnpm();
  process.env.PATH = [pnpmFolder, process.env.PATH].join(delimiter);
  if (stamp.hash === hashOfInstall()) {
    console.log('node_modules is in step with pnpm-lock.yaml');
    return true;
  }
  const { code } = await runChild([pnpmName, 'install', '--frozen-lockfile', '--reporter=append-only'], {
    shell: windows,
  });
  if (code !== 0) return false;
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, `${JSON.stringify({ pnpmFolder, hash: hashOfInstall() })}\n`);
  return true;
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

/** The folder of the pnpm that package.json pins, from npx's cache or brought into it. */
async function bringPnpm() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  console.log(`bringing ${packageManager}`);
  const print = 'process.stdout.write(process.env.PATH)';
  const npx = ['npx', '--yes', '--prefer-offline', '--loglevel=error', '--package', packageManager, '--'];
  const { code, output } = await runChild([...npx, 'node', '-e', windows ? `"${print}"` : print], {
    capture: true,
    shell: windows,
  });
  const folder = output.split(delimiter).find((entry) => existsSync(join(entry, pnpmName)));
  if (code === 0 && folder) return folder;
  throw new Error(`npx could not bring ${packageManager}\n${output}`);
}

/** What is installed depends on the lockfile, the manifests, and what pnpm has last put into node_modules. */
function hashOfInstall() {
  const folders = [
    '.',
    'notebooks',
    ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`),
  ];
  const files = [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'node_modules/.pnpm/lock.yaml',
    ...folders.map((folder) => `${folder}/package.json`),
  ];
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of files) {
    hash.update(`\n${file}\n`);
    if (existsSync(join(root, file))) hash.update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}
