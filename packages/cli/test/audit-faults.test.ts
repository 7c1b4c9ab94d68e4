import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { audit } from '../src/commands/audit.ts';
import { inFolder, lrlab, type Ran } from './lrlab.ts';

const line = '{"kind":"ramp","from":0.1,"to":0,"steps":100,"curve":"linear","mirrored":false}';
const cosine = 'tensorflow: cosine_decay(0.01, step, 100)';
const points = [0, 10, 20, 30].map((step) => ({ step, learning_rate: 0.1 * (1 - step / 120) }));

/** Event files of a plan, in a folder. */
function runIn(cwd: string, folder: string, plan: string, steps = '100'): string {
  const { out } = lrlab(['plot', '--tensorboard', folder, '--steps', steps, '--base-rate', '0.1', plan], {
    cwd,
  });
  return out.trim();
}

test('every example of the help runs', { timeout: 60_000 }, () =>
  inFolder((cwd) => {
    runIn(cwd, 'runs/7', 'pytorch: CosineAnnealingLR(optimizer, 120)', '120');
    writeFileSync(join(cwd, 'trainer_state.json'), JSON.stringify({ log_history: points }, null, 2));
    writeFileSync(join(cwd, 'plan.json'), line.replace('100', '120'));
    for (const { line: example } of audit.examples) {
      const args = [...example.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? word!);
      expect(args[0]).toBe('lrlab');
      const { code, out, err } = lrlab(args.slice(1), { cwd });
      expect({ example, code, err }).toEqual({ example, code: 0, err: '' });
      expect(out).toContain('follows the plan at all');
    }
    expect(readFileSync(join(cwd, 'audit.html'), 'utf8')).toContain('follows the plan');
  }),
);

test('of an event file that was cut or changed everything intact is used, and the place told', () =>
  inFolder((cwd) => {
    const bytes = readFileSync(join(cwd, runIn(cwd, 'whole', cosine)));
    for (const folder of ['cut', 'changed']) mkdirSync(join(cwd, folder));
    writeFileSync(join(cwd, 'cut', 'events.out.tfevents.1'), bytes.subarray(0, -20));
    bytes[1500]! ^= 0xff;
    writeFileSync(join(cwd, 'changed', 'events.out.tfevents.1'), bytes);
    const ran = (folder: string): Ran => lrlab(['audit', folder, '--plan', cosine], { cwd });
    for (const folder of ['cut', 'changed']) {
      expect(ran(folder)).toMatchObject({
        code: 0,
        out: expect.stringContaining('follows the plan at all 99 points'),
      });
    }
    expect(ran('cut').err).toMatch(
      /^lrlab: cut.events.out.tfevents.1, byte \d+: the file ends within a record, \d+ bytes into it\n$/,
    );
    expect(ran('changed').err).toMatch(
      /byte \d+: a record is broken: its data do not agree with their checksum\n$/,
    );
  }));

test('several event files of one folder are one run, and folders of several runs are not', () =>
  inFolder((cwd) => {
    runIn(cwd, 'runs/a', cosine);
    const [name] = readdirSync(join(cwd, 'runs/a'));
    const bytes = readFileSync(join(cwd, 'runs/a', name!));
    writeFileSync(join(cwd, 'runs/a', 'events.out.tfevents.9999999999.again'), bytes);
    const once = lrlab(['audit', 'runs', '--plan', cosine], { cwd });
    expect(once.out).toContain('follows the plan at all 200 points');
    runIn(cwd, 'runs/b', cosine);
    expect(lrlab(['audit', 'runs', '--plan', cosine], { cwd })).toEqual({
      code: 2,
      out: '',
      err: 'lrlab: log: expected the folder of one run, got 2: a/, b/\n',
    });
  }));

test('what is no log is refused in words, whatever its size', () =>
  inFolder((cwd) => {
    const write = (name: string, text: string): string => {
      writeFileSync(join(cwd, name), text);
      return name;
    };
    const told = (path: string): string => {
      const { code, out, err } = lrlab(['audit', path, '--plan', line], { cwd });
      expect([code, out]).toEqual([2, '']);
      return err;
    };
    expect(told(write('empty.csv', ''))).toBe('lrlab: log: expected a log, got an empty file: empty.csv\n');
    expect(told(write('header.csv', 'step,lr\n'))).toBe('lrlab: log: expected a point of lr, got none\n');
    expect(told(write('loss.csv', 'step,loss\n0,1\n'))).toContain(
      'expected a tag or column of learning rates, got loss',
    );
    expect(told(write('cut.json', '{\n"log_history": [{"step": 1,'))).toContain(
      'lrlab: log: expected JSON: ',
    );
    expect(told(write('model.pt', 'PK\u0003\u0004\0\0'))).toContain('got bytes that are no text in model.pt');
    // More than a program could hold as one text: refused by its size before it is read.
    write('large.json', `{\n"log_history": [${' '.repeat(2 ** 17)}`);
    truncateSync(join(cwd, 'large.json'), 3 * 2 ** 30);
    expect(told('large.json')).toContain('expected one JSON text of at most 268435456 bytes, got 3221225472');
    mkdirSync(join(cwd, 'none'));
    expect(told('none')).toContain('expected event files, or trainer_state.json, metrics.csv');
    expect(told('nowhere')).toContain('nowhere');
  }));

test('semicolons and decimal commas are a spreadsheet’s, and read', () =>
  inFolder((cwd) => {
    writeFileSync(join(cwd, 'sheet.csv'), 'step;lr\n0;0,1\n10;0,09\n20;0,08\n');
    expect(lrlab(['audit', 'sheet.csv', '--plan', line], { cwd })).toMatchObject({ code: 0, err: '' });
  }));
