// Both ways at once: the frameworks' answers made anew and compared, and our texts run by them. Options of either go to both.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const files = ['run.mjs', 'written.mjs'].map((file) => fileURLToPath(new URL(file, import.meta.url)));
const ends = files.map((file) =>
  spawnSync(process.execPath, [file, ...process.argv.slice(2)], { stdio: 'inherit' }),
);
process.exitCode = ends.every(({ status }) => status === 0) ? 0 : 1;
