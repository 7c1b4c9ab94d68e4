import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

/** The parts of a machine that Jupyter's rules ask for; this machine's own if absent. */
export interface Machine {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
  readonly home?: string;
}

/** Where a kernel is installed: for this user, or below a prefix such as a virtual environment. */
export type Place = { readonly prefix: string } | { readonly user: true };

/** The folder that holds the kernels of a place, by the rules of `jupyter --paths`. */
export function kernelFolderOf(place: Place, machine: Machine = {}): string {
  return 'prefix' in place
    ? resolve(place.prefix, 'share', 'jupyter', 'kernels')
    : join(userDataFolder(machine), 'kernels');
}

/** Every folder Jupyter looks for kernels in that can be known without Python, the first first. */
export function kernelFolders(machine: Machine = {}): readonly string[] {
  const { env = process.env, platform = process.platform } = machine;
  const path = (env['JUPYTER_PATH'] ?? '').split(delimiter).filter((one) => one !== '');
  const environments = [env['VIRTUAL_ENV'], env['CONDA_PREFIX']].filter(
    (one) => one !== undefined && one !== '',
  );
  const shared =
    platform === 'win32'
      ? [join(env['PROGRAMDATA'] ?? 'C:\\ProgramData', 'jupyter')]
      : ['/usr/local/share/jupyter', '/usr/share/jupyter'];
  const folders = [
    ...path,
    ...environments.map((prefix) => join(prefix!, 'share', 'jupyter')),
    userDataFolder(machine),
    ...shared,
  ];
  return [...new Set(folders.map((folder) => join(folder, 'kernels')))];
}

function userDataFolder({
  env = process.env,
  platform = process.platform,
  home = homedir(),
}: Machine): string {
  const named = env['JUPYTER_DATA_DIR'];
  if (named) return named;
  if (platform === 'darwin') return join(home, 'Library', 'Jupyter');
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'jupyter');
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'jupyter');
}
