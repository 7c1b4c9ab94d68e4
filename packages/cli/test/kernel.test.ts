import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder, lrlab, type Ran } from './lrlab.ts';

interface Bench {
  /** A folder that is not there yet, with a space in its path. */
  readonly prefix: string;
  /** The kernels of the user. */
  readonly data: string;
  readonly folder: string;
  readonly kernel: (...args: string[]) => Ran;
}

/** Does something with a home, a user's data and a prefix that are a temporary folder's. */
const onBench = (act: (bench: Bench) => void): Promise<void> =>
  inFolder((folder) => {
    const home = join(folder, 'home');
    const data = join(folder, 'data');
    mkdirSync(home);
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      HOME: home,
      USERPROFILE: home,
      JUPYTER_DATA_DIR: data,
      LRLAB_JUPYTER: process.execPath,
    };
    // Whatever else leads to kernels outside of the folder.
    for (const name of ['JUPYTER_PATH', 'VIRTUAL_ENV', 'CONDA_PREFIX', 'XDG_DATA_HOME']) delete env[name];
    const kernel = (...args: string[]): Ran => lrlab(['kernel', ...args], { cwd: folder, env });
    act({ prefix: join(folder, 'a prefix'), data, folder, kernel });
    expect(readdirSync(home)).toEqual([]);
  });

const fileIn = (prefix: string, name: string): string =>
  join(prefix, 'share', 'jupyter', 'kernels', name, 'kernel.json');

const specIn = (path: string): { argv: string[]; display_name: string } =>
  JSON.parse(readFileSync(path, 'utf8'));

const answerOf = ({ code, out, err }: Ran): unknown => {
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
};

describe('installs', () => {
  test.each([
    [[], 'lrlab', 'TypeScript (lrlab)'],
    [['--stock'], 'tslab', 'TypeScript'],
    [['--name', 'mine', '--display-name', 'My own'], 'mine', 'My own'],
    [['--stock', '--name', 'old', '--display-name', 'As it was'], 'old', 'As it was'],
  ])('the kernel that %j ask for below a prefix, with absolute paths to what is there', (args, name, shown) =>
    onBench(({ prefix, data, folder, kernel }) => {
      const path = fileIn(prefix, name);
      expect(kernel('install', '--prefix', prefix, ...args)).toEqual({ code: 0, out: `${path}\n`, err: '' });
      const { argv, display_name } = specIn(path);
      expect(display_name).toBe(shown);
      expect(argv[0]).toBe(process.execPath);
      const files = argv.filter((part) => /[\\/]/.test(part));
      expect(files.length).toBeGreaterThan(1);
      for (const file of files)
        expect([file, isAbsolute(file), existsSync(file)]).toEqual([file, true, true]);
      expect(existsSync(data)).toBe(false);
      expect(readdirSync(folder).sort()).toEqual(['a prefix', 'home']);
    }),
  );

  test('below a prefix that is told from the current folder', () =>
    onBench(({ prefix, kernel }) => {
      expect(kernel('install', '--prefix', 'a prefix').code).toBe(0);
      expect(existsSync(fileIn(prefix, 'lrlab'))).toBe(true);
    }));

  test.each([[[]], [['--user']]])('for the user with %j', (args) =>
    onBench(({ data, kernel }) => {
      const path = join(data, 'kernels', 'lrlab', 'kernel.json');
      expect(kernel('install', ...args)).toEqual({ code: 0, out: `${path}\n`, err: '' });
      expect(existsSync(path)).toBe(true);
    }),
  );

  test('both kernels side by side', () =>
    onBench(({ prefix, kernel }) => {
      kernel('install', '--prefix', prefix);
      kernel('install', '--prefix', prefix, '--stock');
      expect(specIn(fileIn(prefix, 'lrlab')).argv).not.toEqual(specIn(fileIn(prefix, 'tslab')).argv);
      const { out } = kernel('list', '--prefix', prefix);
      expect(out).toMatch(/^lrlab +lrlab +TypeScript \(lrlab\) +\S.*a prefix.*kernel\.json$/m);
      expect(out).toMatch(/^tslab +tslab +TypeScript +\S.*a prefix.*kernel\.json$/m);
    }));

  test('and answers with JSON', () =>
    onBench(({ prefix, kernel }) => {
      const path = fileIn(prefix, 'lrlab');
      const answer = answerOf(kernel('install', '--prefix', prefix, '--json'));
      expect(answer).toEqual({ name: 'lrlab', path, spec: specIn(path), kind: 'lrlab' });
    }));
});

describe('lists', () => {
  test('kernels with JSON, those of others without a kind', () =>
    onBench(({ prefix, data, kernel }) => {
      kernel('install', '--prefix', prefix);
      const other = join(data, 'kernels', 'other');
      mkdirSync(other, { recursive: true });
      writeFileSync(join(other, 'kernel.json'), '{"argv":["python3"]}');
      const list = answerOf(kernel('list', '--prefix', prefix, '--json')) as unknown[];
      const path = fileIn(prefix, 'lrlab');
      expect(list[0]).toEqual({ name: 'lrlab', path, spec: specIn(path), kind: 'lrlab' });
      expect(list[1]).toEqual({
        name: 'other',
        path: join(other, 'kernel.json'),
        spec: { argv: ['python3'] },
      });
      expect(kernel('list').out).toMatch(/^other +other +\S.*kernel\.json$/m);
    }));

  test('a kernel of the user without being told where', () =>
    onBench(({ kernel }) => {
      kernel('install');
      expect(kernel('list').out).toMatch(/^lrlab +lrlab +TypeScript \(lrlab\) /m);
    }));
});

describe('removes', () => {
  test('a kernel from below its prefix and nothing else', () =>
    onBench(({ prefix, data, kernel }) => {
      kernel('install', '--user');
      kernel('install', '--prefix', prefix);
      kernel('install', '--prefix', prefix, '--stock');
      const ran = kernel('remove', 'lrlab', '--prefix', prefix);
      expect(ran).toEqual({ code: 0, out: 'removed lrlab\n', err: '' });
      expect(readdirSync(join(prefix, 'share', 'jupyter', 'kernels'))).toEqual(['tslab']);
      expect(existsSync(join(data, 'kernels', 'lrlab', 'kernel.json'))).toBe(true);
    }));

  test("the user's kernel and answers with JSON", () =>
    onBench(({ data, kernel }) => {
      kernel('install');
      expect(answerOf(kernel('remove', 'lrlab', '--json'))).toEqual({ name: 'lrlab', removed: true });
      expect(readdirSync(join(data, 'kernels'))).toEqual([]);
    }));

  test('no kernel of somebody else', () =>
    onBench(({ prefix, kernel }) => {
      const path = fileIn(prefix, 'python3');
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, '{"argv":["python3"]}');
      expect(kernel('remove', 'python3', '--prefix', prefix)).toEqual({
        code: 2,
        out: '',
        err: `lrlab: ${path}: expected a kernel of lrlab, got another\n`,
      });
      expect(existsSync(path)).toBe(true);
    }));
});

describe('refuses with one message and exit code 2', () => {
  const both = '--prefix: expected one of --user and --prefix, got both';
  const letters = 'expected letters, digits, ".", "_" and "-", got';
  test.each([
    [['remove', 'nope'], 'expected a kernel installed for this user, got "nope"'],
    [['remove', 'nope', '--prefix', 'p q'], 'expected a kernel installed below p q, got "nope"'],
    [['remove'], 'expected the name of one kernel, got nothing'],
    [['remove', 'a', 'b'], 'expected the name of one kernel, got "a", "b"'],
    [['remove', '../home'], `${letters} "../home"`],
    [['remove', 'a', '--user', '--prefix', 'p'], both],
    [['install', '--user', '--prefix', 'p'], both],
    [['install', '--name', 'a b'], `--name: ${letters} "a b"`],
    [['install', '--name', '..'], `--name: ${letters} ".."`],
  ])('%j', (args, message) =>
    onBench(({ folder, kernel }) => {
      expect(kernel(...args)).toEqual({ code: 2, out: '', err: `lrlab: ${message}\n` });
      expect(readdirSync(folder)).toEqual(['home']);
    }),
  );

  test('a prefix that is a file', () =>
    onBench(({ prefix, kernel }) => {
      writeFileSync(prefix, '');
      const { code, out, err } = kernel('install', '--prefix', prefix);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/^lrlab: E[A-Z]+: .*\n$/);
    }));
});

interface Found {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  readonly remedy: string;
}

describe('the doctor', () => {
  test('says how to get what is missing, and ends with 1', () =>
    onBench(({ kernel }) => {
      const { code, out, err } = kernel('doctor', '--json');
      expect([code, err]).toEqual([1, '']);
      const findings = JSON.parse(out) as Found[];
      expect(findings.find(({ name }) => name === 'jupyter')).toMatchObject({ ok: false });
      const names = ['node', 'program', 'tslab', 'zeromq', 'jupyter', 'kernel'];
      expect(findings.map(({ name }) => name)).toEqual(names);
      for (const { name, ok, remedy } of findings) expect([name, ok]).toEqual([name, remedy === '']);
      for (const name of ['node', 'program', 'tslab', 'zeromq']) {
        expect(findings).toContainEqual(expect.objectContaining({ name, ok: true }));
      }
      const text = kernel('doctor');
      expect([text.code, text.err]).toEqual([1, '']);
      expect(text.out).toMatch(/^node +yes +v\d+/m);
      for (const { name, ok, remedy } of findings) {
        expect(
          text.out.split('\n').some((line) => line.startsWith(name) && line.endsWith(`  ${remedy}`)),
        ).toBe(!ok);
      }
    }));

  test('ends with 0 where nothing is missing, the kernel being below a prefix', () =>
    onBench(({ prefix, folder, kernel }) => {
      // What the bench takes for Jupyter is Node, which runs this file for `nbconvert`.
      writeFileSync(join(folder, 'nbconvert'), '');
      kernel('install', '--prefix', prefix);
      const { code, out, err } = kernel('doctor', '--prefix', prefix, '--json');
      const findings = JSON.parse(out) as Found[];
      expect(findings.filter(({ ok }) => !ok)).toEqual([]);
      expect(findings.at(-1)!.found).toContain(`lrlab in ${fileIn(prefix, 'lrlab')}`);
      expect([code, err]).toEqual([0, '']);
      const text = kernel('doctor', '--prefix', prefix);
      expect(text.code).toBe(0);
      expect(text.out).not.toContain('how to get it');
    }));

  test('ends with 1 where a kernel names what is gone', () =>
    onBench(({ prefix, folder, kernel }) => {
      writeFileSync(join(folder, 'nbconvert'), '');
      kernel('install', '--prefix', prefix);
      const path = fileIn(prefix, 'lrlab');
      const spec = specIn(path);
      writeFileSync(path, JSON.stringify({ ...spec, argv: [join(folder, 'gone'), ...spec.argv.slice(1)] }));
      const { code, out } = kernel('doctor', '--prefix', prefix);
      expect(code).toBe(1);
      expect(out).toMatch(/^kernel +no +.* names what is not there$/m);
      expect(out).toMatch(/^kernel +lrlab kernel install$/m);
    }));
});

test('a kernel of somebody else is neither replaced nor removed, and one of tslab is replaced', () =>
  onBench(({ prefix, kernel }) => {
    const place = (name: string, argv: string[]): string => {
      const path = fileIn(prefix, name);
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, JSON.stringify({ argv, display_name: 'Before', language: 'any' }));
      return path;
    };
    const python = place('python3', ['python', '-m', 'ipykernel_launcher', '-f', '{connection_file}']);
    for (const action of [
      ['install', '--name', 'python3'],
      ['remove', 'python3'],
    ]) {
      const { code, err } = kernel(...action, '--prefix', prefix);
      expect(code).toBe(2);
      expect(err).toContain('got another');
      expect(specIn(python).display_name).toBe('Before');
    }
    const tslab = place('tslab', ['tslab', 'kernel', '--config-path', '{connection_file}']);
    expect(kernel('install', '--stock', '--prefix', prefix).code).toBe(0);
    expect(specIn(tslab).argv[0]).toBe(process.execPath);
  }));
