import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A JupyterLab with the kernels of `lrlab kernel install`, which knows nothing of the user's own. */
export interface Lab {
  /** What notebooks in it see as their folder; what `notebooks` can import can be imported here. */
  readonly folder: string;
  /** Where a browser finds a notebook of the folder, and nothing that was open before. */
  urlOf(name: string): string;
  /** Ends all kernels. */
  endKernels(): Promise<void>;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);
const program = join(dirname(require.resolve('lrlab/package.json')), 'bin', 'lrlab.js');
const modules = fileURLToPath(new URL('../../../../notebooks/node_modules', import.meta.url));

/** Starts JupyterLab on a free port, with a token and a home of its own. Whoever starts it closes it. */
export async function startLab(jupyter: string): Promise<Lab> {
  const home = await mkdtemp(join(tmpdir(), 'lrlab-lab-'));
  const folder = join(home, 'notebooks');
  await mkdir(folder);
  await symlink(modules, join(folder, 'node_modules'), 'junction');
  const env = {
    ...process.env,
    HOME: home,
    JUPYTER_PATH: '',
    JUPYTER_DATA_DIR: join(home, 'data'),
    JUPYTER_CONFIG_DIR: join(home, 'config'),
    JUPYTER_RUNTIME_DIR: join(home, 'runtime'),
  };
  for (const options of [[], ['--stock', '--display-name', 'TypeScript (tslab)']]) {
    execFileSync(process.execPath, [program, 'kernel', 'install', '--user', ...options], { env });
  }
  // Otherwise it asks its visitor whether it may ask elsewhere for news.
  await mkdir(join(home, 'config', 'labconfig'), { recursive: true });
  const disabledExtensions = { '@jupyterlab/apputils-extension:announcements': true };
  await writeFile(
    join(home, 'config', 'labconfig', 'page_config.json'),
    JSON.stringify({ disabledExtensions }),
  );
  const port = await freePort();
  const token = randomUUID();
  const options = {
    'ServerApp.ip': '127.0.0.1',
    'ServerApp.port': port,
    'ServerApp.port_retries': 0,
    'ServerApp.open_browser': false,
    'ServerApp.root_dir': folder,
    'IdentityProvider.token': token,
    // Only so that tests can run in containers; the home is empty, and the port is this machine's own.
    'ServerApp.allow_root': true,
  };
  const argv = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const server = spawn(jupyter, ['lab', ...argv], { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const close = async (): Promise<void> => {
    await endOf(server);
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await untilReady(`http://127.0.0.1:${port}/api/status?token=${token}`, server);
  } catch (error) {
    await close();
    throw new Error(`JupyterLab did not start: ${(error as Error).message}\n${log}`);
  }
  return {
    folder,
    urlOf: (name) => `http://127.0.0.1:${port}/lab/tree/${name}?reset&token=${token}`,
    endKernels: async () => {
      const url = `http://127.0.0.1:${port}/api/sessions`;
      const headers = { Authorization: `token ${token}` };
      const sessions = (await (await fetch(url, { headers })).json()) as { readonly id: string }[];
      await Promise.all(sessions.map(({ id }) => fetch(`${url}/${id}`, { method: 'DELETE', headers })));
    },
    close,
  };
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const isReady = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    if (server.exitCode !== null) throw new Error(`it ended with exit code ${server.exitCode}`);
    if (Date.now() > end) throw new Error('it gave no answer within a minute');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Ends a server and, by its own hand, its kernels. */
async function endOf(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  const timer = setTimeout(() => server.kill('SIGKILL'), 20_000);
  await gone;
  clearTimeout(timer);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
