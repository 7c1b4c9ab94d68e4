import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, lrlab } from './lrlab.ts';

const solver = 'SOLVER:\n  BASE_LR: 0.02\n  STEPS: (60000, 90000)\n  MAX_ITER: 90000\n';
const cosine = ['--base-rate', '0.1', '--steps', '300', 'pytorch: CosineAnnealingLR(optimizer, T_max=200)'];

test('a finding has the place, the numbers, the update, what to do and its page, and an error makes the exit code 1', () =>
  inFolder((cwd) => {
    writeFileSync(join(cwd, 'a.yaml'), solver);
    const { code, out } = lrlab(['lint', 'a.yaml'], { cwd });
    expect(code).toBe(1);
    expect(out).toBe(
      [
        'a.yaml:3:3: error milestones a step equals MAX_ITER (90000): it is not dropped as later ones are, and fvcore raises',
        '    Give each milestone once, rising, after the warm-up and before the end. See docs/lint/milestones.md',
        '',
      ].join('\n'),
    );
    const lines = lrlab(['lint', ...cosine]);
    expect(lines.code).toBe(1);
    expect(lines.out.split('\n')[0]).toBe(
      'text:1:1: error tail/floor-or-rebound the schedule ends after 200 updates and the run after 300: the rate comes back up to 0.04921 (update 200)',
    );
  }));

test('warnings alone make the exit code 0, and rules may be left out', () => {
  const warned = lrlab(['lint', '--steps', '150', 'tensorflow: tf.train.cosine_decay(0.1, step, 100)']);
  expect([warned.code, warned.out.split('\n')[0]]).toEqual([
    0,
    'text:1:1: warning coverage the run has 150 of the 100 ticks of the schedule (150 %) (update 100)',
  ]);
  const left = lrlab(['lint', ...cosine, '--ignore', 'coverage', '--ignore', 'tail/floor-or-rebound']);
  expect(left).toEqual({ code: 0, out: '', err: '' });
});

test('standard input is read, and the framework of a text is found where only one reads it', () => {
  expect(lrlab(['lint', '-'], { input: solver })).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^stdin:3:3: error milestones /),
  });
  const several = lrlab(['lint', '-'], { input: 'CosineAnnealingLR(optimizer, T_max=200)' });
  expect([several.code, several.out]).toEqual([2, '']);
  expect(several.err).toMatch(
    /^lrlab: -: --framework: expected the framework of the text .* a text that pytorch, .*read\n$/,
  );
  expect(
    lrlab(['lint', '-', '--framework', 'pytorch'], { input: 'CosineAnnealingLR(optimizer, T_max=200)' }).code,
  ).toBe(0);
});

test('a schedule, a call with a run of its own and a plan are JSON', () =>
  inFolder((cwd) => {
    const schedule = { kind: 'ramp', from: 0.1, to: 0, steps: 100, curve: 'linear', mirrored: false };
    writeFileSync(join(cwd, 's.json'), JSON.stringify(schedule));
    writeFileSync(
      join(cwd, 'c.json'),
      JSON.stringify({
        dialect: 'keras',
        name: 'CosineDecay',
        args: { initial_learning_rate: 0.1, decay_steps: 100 },
        run: { totalSteps: 500 },
      }),
    );
    writeFileSync(join(cwd, 'p.json'), JSON.stringify({ images: 1000, batchSize: 16, accumulation: 4 }));
    const { code, out } = lrlab(['lint', 's.json', 'c.json', 'p.json', '--steps', '400', '--json'], { cwd });
    const { files } = JSON.parse(out) as {
      files: { file: string; findings: { rule: string; message: string }[] }[];
    };
    expect(code).toBe(1);
    expect(files.map(({ file, findings }) => [file, findings.map(({ rule }) => rule)])).toEqual([
      ['s.json', ['coverage']],
      ['c.json', ['coverage']],
      ['p.json', ['loader/rounding']],
    ]);
    expect(files[0]!.findings[0]!.message).toContain('400 of the 100');
    expect(files[1]!.findings[0]!.message).toContain('500 of the 100');
  }));

test('how a run is resumed, what it was translated from and the plan of its run are options', () =>
  inFolder((cwd) => {
    const ramp = 'pytorch: LinearLR(optimizer, start_factor=0.1, total_iters=10)';
    const resumed = [
      'lint',
      ramp,
      '--base-rate',
      '1',
      '--steps',
      '100',
      '--resume',
      'optimizer, new scheduler, scheduler',
    ];
    expect(lrlab([...resumed, '--resume-at', '5', '--checkpoint-total', '7']).out).toContain(
      'the resumed run has 0.055 in place of 0.55, and differs for good',
    );
    const moved = lrlab([
      'lint',
      'pytorch: MultiStepLR(optimizer, milestones=[100, 200])',
      '--base-rate',
      '0.1',
      '--steps',
      '300',
      '--translated-from',
      'tensorflow: tf.train.piecewise_constant(global_step, [100, 200], [0.1, 0.01, 0.001])',
    ]);
    expect(moved.out).toContain('warning boundary/convention the rate changes at 100 and 200');
    writeFileSync(join(cwd, 'plan.json'), JSON.stringify({ images: 1000, batchSize: 10, epochs: 3 }));
    const planned = lrlab(
      [
        'lint',
        'pytorch: CosineAnnealingLR(optimizer, T_max=3)',
        '--base-rate',
        '0.1',
        '--plan',
        '@plan.json',
      ],
      { cwd },
    );
    expect(planned).toEqual({ code: 0, out: expect.not.stringContaining('coverage'), err: '' });
  }));

test('what cannot be asked is told as a note, and what cannot be read as a fault', () =>
  inFolder((cwd) => {
    const config = "lr_config = dict(policy='step', warmup='linear', warmup_iters=500, step=[8, 11])";
    writeFileSync(join(cwd, 'b.py'), config);
    const unknown = lrlab(['lint', 'b.py', 'none.py'], { cwd });
    expect(unknown.code).toBe(2);
    expect(unknown.err).toBe(
      [
        'b.py: note: run.stepsPerEpoch: expected the updates of an epoch, as some lengths are in epochs and others in steps, got nothing',
        `lrlab: none.py: expected a file that can be read: ENOENT: no such file or directory, open 'none.py'`,
        '',
      ].join('\n'),
    );
    const refused = lrlab(['lint', 'pytorch: CosineAnnealingLR(optimizer, T_max=0)', '--base-rate', '1']);
    expect([refused.code, refused.err]).toEqual([
      2,
      'lrlab: text: args.T_max: expected a number other than 0, as it divides, got 0\n',
    ]);
  }));

test('every fault of the options is told', () => {
  expect(lrlab(['lint', '--format', 'xml', '--ignore', 'nothing'])).toMatchObject({
    code: 2,
    err: expect.stringMatching(
      /^lrlab: --format: expected one of text, json, sarif, github, got xml\nlrlab: --ignore: expected one of coverage, .*, got nothing\nlrlab: expected files to look at, got nothing\n$/,
    ),
  });
  const orders = lrlab(['lint', ...cosine, '--resume', 'somehow']);
  expect([orders.code, orders.err]).toEqual([2, expect.stringContaining('resume.order: expected one of')]);
});

test('an annotation of a workflow is one line, with what it may not hold escaped', () =>
  inFolder((cwd) => {
    writeFileSync(join(cwd, 'a,b.yaml'), solver);
    const { out } = lrlab(['lint', 'a,b.yaml', '--format', 'github'], { cwd });
    expect(out).toBe(
      '::error file=a%2Cb.yaml,line=3,col=3,title=milestones::a step equals MAX_ITER (90000): it is not dropped as later ones are, and fvcore raises. Give each milestone once, rising, after the warm-up and before the end.\n',
    );
    expect(lrlab(['lint', '--format', 'github', ...cosine]).out).toContain('(150 %25)');
  }));

// An idle machine takes under a second; bench/lint.mjs measures it.
test('two hundred configurations take no time to speak of', () =>
  inFolder((cwd) => {
    const files = Array.from({ length: 200 }, (_, i) => {
      const text = `lr_config = dict(policy='step', warmup='linear', warmup_iters=500, step=[${8 + (i % 3)}, 11])
optimizer = dict(type='SGD', lr=0.02, momentum=0.9)
runner = dict(type='EpochBasedRunner', max_epochs=12)
`;
      writeFileSync(join(cwd, `${i}.py`), text);
      return `${i}.py`;
    });
    const start = performance.now();
    const { code, err } = lrlab(['lint', ...files, '--framework', 'mmcv', '--steps-per-epoch', '7330'], {
      cwd,
    });
    expect([code, err]).toEqual([0, '']);
    expect(performance.now() - start).toBeLessThan(10_000);
  }));

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region?: { readonly startLine: number; readonly startColumn: number };
        };
      }[];
    }[];
  }[];
}

test('SARIF 2.1.0 has what the standard asks for: a tool with its rules, and for each result a rule, a level, a message and a place', () =>
  inFolder((cwd) => {
    writeFileSync(join(cwd, 'my config.yaml'), solver);
    const { code, out } = lrlab(['lint', 'my config.yaml', '--steps', '300', '--format', 'sarif'], { cwd });
    const { version, runs } = JSON.parse(out) as Sarif;
    expect([code, version, runs.length]).toEqual([1, '2.1.0', 1]);
    const [{ tool, results }] = runs as [Sarif['runs'][number]];
    expect(tool.driver.name).toBe('lrlab');
    expect(new Set(tool.driver.rules.map(({ id }) => id)).size).toBe(tool.driver.rules.length);
    expect(results.map(({ ruleId }) => ruleId)).toContain('milestones');
    for (const { ruleId, ruleIndex, level, message, locations } of results) {
      expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
      expect(['error', 'warning', 'note']).toContain(level);
      expect(message.text.length).toBeGreaterThan(20);
      const [{ physicalLocation }] = locations as [(typeof locations)[number]];
      expect(physicalLocation.artifactLocation.uri).toBe('my%20config.yaml');
      expect(physicalLocation.region!.startLine).toBeGreaterThanOrEqual(1);
      expect(physicalLocation.region!.startColumn).toBeGreaterThanOrEqual(1);
    }
  }));
