import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, lrlab } from './lrlab.ts';

const line = '{"kind":"ramp","from":0.1,"to":0,"steps":100,"curve":"linear","mirrored":false}';
const right = 'step,lr\n0,0.1\n10,0.09\n20,0.08\n50,0.05\n';
const twice = 'step,lr\n0,0.1\n10,0.08\n20,0.06\n30,0.04\n';

test('a run that followed its plan is told so, with exit code 0', () =>
  inFolder((cwd) => {
    writeFileSync(join(cwd, 'log.csv'), right);
    expect(lrlab(['audit', 'log.csv', '--plan', line], { cwd })).toEqual({
      code: 0,
      out: 'lr follows the plan at all 4 points, exactly: at index n stands the rate of update n.\n',
      err: '',
    });
  }));

test('one that did not has exit code 1, a figure, and JSON with all that is known', () =>
  inFolder((cwd) => {
    writeFileSync(join(cwd, 'log.csv'), `${twice}40,oops\n`);
    const args = ['audit', 'log.csv', '--plan', '@-', '--devices', '2', '--json', '--plot', 'audit.html'];
    const { code, out, err } = lrlab(args, { cwd, input: line });
    expect(code).toBe(1);
    expect(err).toBe('lrlab: log.csv, line 6: expected a number for lr, got "oops"\n');
    expect(JSON.parse(out)).toMatchObject({
      format: 'csv',
      faults: [{ line: 6 }],
      tags: [
        {
          verdict: 'differs',
          divergence: { index: 10, after: 0 },
          explanations: [{ id: 'fast-clock', times: 2, because: 'devices' }, {}],
        },
      ],
      written: 'audit.html',
    });
    const page = readFileSync(join(cwd, 'audit.html'), 'utf8');
    expect(page).toContain('leaves the plan at');
  }));

test('the updates of an epoch may be told without making a call one that is stepped by epoch', () =>
  inFolder((cwd) => {
    writeFileSync(join(cwd, 'log.csv'), 'step,lr\n0,0.8\n1,0.8\n2,0.4\n3,0.4\n4,0.2\n5,0.2\n');
    const plan = ['--base-rate', '0.8', '--steps', '6', '--plan', 'pytorch: ExponentialLR(optimizer, 0.5)'];
    const by = (option: string): string => lrlab(['audit', 'log.csv', option, '2', ...plan], { cwd }).out;
    expect(by('--steps-per-epoch')).toContain('lr follows the plan');
    expect(by('--updates-per-epoch')).toContain('once per epoch (2 updates) in place of once per update');
  }));

test('every fault of what was given is told, with exit code 2', () => {
  expect(lrlab(['audit', '--plot', 'a.gif'])).toMatchObject({
    code: 2,
    err: [
      'lrlab: expected one log, got nothing',
      'lrlab: --plan: expected a schedule or a call, got nothing',
      'lrlab: --plot: expected a name in .html, .png or .svg, got a.gif',
      '',
    ].join('\n'),
  });
  expect(lrlab(['audit', 'nowhere.csv', '--plan', line])).toMatchObject({ code: 2, out: '' });
});

test('a plan as event files is read again, and follows itself', () =>
  inFolder((cwd) => {
    const cosine = 'tensorflow: tf.train.cosine_decay(0.01, step, 100)';
    const exponential = 'tensorflow: exponential_decay(0.01, step, 20, 0.5)';
    const { code, out } = lrlab(['plot', '--tensorboard', 'runs', '--steps', '100', cosine, exponential], {
      cwd,
    });
    expect(code).toBe(0);
    const [first, second] = out.trim().split('\n');
    expect(lrlab(['audit', first!, '--plan', cosine], { cwd }).out).toContain(
      'follows the plan at all 100 points',
    );
    expect(lrlab(['audit', second!, '--plan', exponential], { cwd }).code).toBe(0);
    expect(lrlab(['audit', second!, '--plan', cosine], { cwd }).code).toBe(1);
  }));
