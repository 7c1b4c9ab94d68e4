import { rateOf, type Schedule, ScheduleError } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import {
  dialects,
  formOf,
  type GroupRun,
  type Run,
  readCall,
  readDeviation,
  readGroups,
  readMomentum,
  singlePrecisionOf,
  writeCall,
} from '../src/index.ts';
import { type Fixture, fixtures } from './fixture.ts';

/** The fixture's run; where no length is known, it is as long as the steps that were asked. */
const runOf = ({ run = {}, steps }: Fixture): Run =>
  steps.length > 0 ? { totalSteps: Math.max(...steps) + 1, ...run } : run;

const read = (fixture: Fixture): Schedule[] => readGroups({ ...fixture, run: runOf(fixture) });

/** Fixtures whose rates we answer: not refused, or refused only for an int/float difference we do not have. */
const answered = fixtures.filter(({ rates, groups }) => rates || groups);
const forbidden = fixtures.filter(
  (fixture) =>
    fixture.decision !== 4 && fixture.name !== 'LrUpdater' && (fixture.refused || fixture['refused-by-us']),
);

/** Where the framework fails only after the end, as a form says: the schedule holds its last rate. */
const failsLate = ({ dialect, name, refused, answers }: Fixture): boolean =>
  (refused?.atStep ?? 0) > 0 && answers !== undefined && formOf(dialect, name).raisesAfterEnd;

test('there are answers of every dialect', () => {
  const bare = dialects.filter(({ id }) => !answered.some(({ dialect }) => dialect === id));
  expect(
    bare.map(({ id }) => id),
    'packages/conformance/make makes fixtures by running the framework, see CONTRIBUTING.md',
  ).toEqual([]);
  expect(answered.length).toBeGreaterThan(300);
  expect(forbidden.length).toBeGreaterThan(60);
});

/** Of the peak: a recursion drifts, which a closed form does not. */
const toleranceOf = ({ recursive = false }: Fixture): number => (recursive ? 1e-10 : 1e-12);

describe('reads every call as the framework runs it, to 1e-12 of the peak, and 1e-10 where it runs a recursion', () => {
  test.each(answered.map((fixture) => [fixture.file, fixture] as const))('%s', (_, fixture) => {
    const expected = fixture.groups ?? [fixture.rates!];
    const schedules = read(fixture);
    expect(schedules).toHaveLength(expected.length);
    schedules.forEach((schedule, group) => {
      const rate = rateOf(schedule);
      const peak = Math.max(...expected[group]!.map(Math.abs), Number.MIN_VALUE);
      const off = fixture.steps.filter(
        (step, i) =>
          !fixture.cycleShort?.includes(step) &&
          !(Math.abs(rate(step) - expected[group]![i]!) <= toleranceOf(fixture) * peak),
      );
      expect(off.map((step) => [step, rate(step)])).toEqual([]);
    });
  });
});

const baseRateOf = ({ run }: Fixture): number | undefined => [run?.baseRate ?? []].flat()[0];

const withMomentum = fixtures.filter(({ momentum }) => momentum);

describe.runIf(withMomentum.length > 0)('sets the momentum as the framework does', () => {
  test.each(withMomentum.map((fixture) => [fixture.file, fixture] as const))('%s', (_, fixture) => {
    const baseRate = baseRateOf(fixture);
    const run = { ...runOf(fixture), ...(baseRate === undefined ? {} : { baseRate }) } as GroupRun;
    const momentum = readMomentum({ ...fixture, run });
    const at = momentum && rateOf(momentum);
    const off = fixture.steps.filter(
      (step, i) => !(Math.abs((at?.(step) ?? NaN) - fixture.momentum![i]!) <= 1e-12),
    );
    expect(off.map((step) => [step, at?.(step)])).toEqual([]);
  });
});

const noisy = fixtures.filter(({ deviation }) => deviation);

describe('tells how far noise lies from the mean as the framework draws it', () => {
  test.each(noisy.map((fixture) => [fixture.file, fixture] as const))('%s', (_, fixture) => {
    const deviation = readDeviation({ ...fixture, run: runOf(fixture) as GroupRun });
    const at = deviation && rateOf(deviation);
    const peak = Math.max(...fixture.deviation!, ...fixture.rates!);
    const off = fixture.steps.filter(
      (step, i) => !(Math.abs((at?.(step) ?? NaN) - fixture.deviation![i]!) <= 1e-12 * peak),
    );
    expect(off.map((step) => [step, at?.(step)])).toEqual([]);
  });
});

describe('computes in single precision as the framework does, to 4 units in the last place', () => {
  const single = fixtures.filter(
    ({ float32, dialect, name }) => float32 && formOf(dialect, name).inSinglePrecision,
  );
  test.each(single.map((fixture) => [fixture.file, fixture] as const))('%s', (_, fixture) => {
    const rate = singlePrecisionOf({ ...fixture, run: runOf(fixture) as GroupRun });
    const peak = Math.max(...fixture.float32!.map(Math.abs));
    // A unit in the last place of the peak: near a floor of 0 the terms that cancel are as large as it.
    const unit = 2 ** (Math.floor(Math.log2(peak)) - 23);
    const off = fixture.steps.filter((step, i) => !(Math.abs(rate(step) - fixture.float32![i]!) <= 4 * unit));
    expect(off.map((step) => [step, rate(step)])).toEqual([]);
  });
});

test('single precision is no number where the framework has none', () => {
  const broken = fixtures.filter(({ float32Nan }) => float32Nan);
  expect(broken.map(({ file }) => file)).toContain('optax/polynomial_schedule-power-half-7.json');
  for (const fixture of broken) {
    const rate = singlePrecisionOf({ ...fixture, run: runOf(fixture) as GroupRun });
    expect(fixture.float32Nan!.map(rate)).toEqual(fixture.float32Nan!.map(() => NaN));
  }
});

describe('is within 2e-6 of the peak of what single precision logs', () => {
  const logged = fixtures.filter(({ float32 }) => float32);
  test.each(logged.map((fixture) => [fixture.file, fixture] as const))('%s', (_, fixture) => {
    const rate = rateOf(read(fixture)[0]!);
    const peak = Math.max(...fixture.float32!.map(Math.abs), Number.MIN_VALUE);
    const known = [...(fixture.float32Differs ?? []), ...(fixture.cycleShort ?? [])];
    const off = fixture.steps.filter(
      (step, i) => !known.includes(step) && !(Math.abs(rate(step) - fixture.float32![i]!) <= 2e-6 * peak),
    );
    expect(off).toEqual([]);
  });
});

describe('refuses what the framework refuses or answers with NaN', () => {
  test.each(
    forbidden.filter((fixture) => !failsLate(fixture)).map((fixture) => [fixture.file, fixture] as const),
  )('%s', (_, fixture) => {
    let issues: readonly { path: string; message: string }[] = [];
    try {
      read(fixture);
    } catch (error) {
      expect(error).toBeInstanceOf(ScheduleError);
      issues = (error as ScheduleError).issues;
    }
    expect(issues.length).toBeGreaterThan(0);
    for (const { path, message } of issues) {
      expect(path).toMatch(/^(args|run)\.\w+/);
      expect(message).toMatch(/^expected .+, got .+/);
    }
  });
});

describe('accepts whole numbers as ints and any number as a float', () => {
  test.each(
    fixtures.filter(({ decision }) => decision === 4).map((fixture) => [fixture.file, fixture] as const),
  )('%s', (_, fixture) => {
    expect(read(fixture)).toHaveLength(1);
  });
});

/** Where updates see no two cycles or windows alike: only what is executed is written back, by a function. */
const alikeNever = ['fraction-2', 'free-partial-2-3', 'warmup-odd-2'].map(
  (slug) => `accelerate/${slug}.json`,
);

describe('writes the call back, or one that reads the same', () => {
  test.each(answered.map((fixture) => [fixture.file, fixture] as const))('%s', (_, fixture) => {
    const baseRates = [fixture.run?.baseRate ?? []].flat();
    read(fixture).forEach((schedule, group) => {
      const { baseRate: _all, ...rest } = runOf(fixture);
      const own = fixture.groups ? { ...rest, group } : rest;
      const run = baseRates.length > 0 ? { ...own, baseRate: baseRates[group]! } : own;
      const { dialect, name } = fixture;
      // A function of one's own, and what schedulers do to each other, is lost in a table, which another form may say.
      const isSampled = formOf(dialect, name).notes.some(({ code }) => code === 'sampled');
      const isNamed = !isSampled && !alikeNever.includes(fixture.file);
      const executed = runOf(fixture).totalSteps;
      const call =
        writeCall(schedule, { dialect, run, name }) ??
        (isNamed ? undefined : writeCall(schedule, { dialect, run, ...(executed ? { executed } : {}) }));
      expect(call).toBeDefined();
      const again = rateOf(readCall({ ...call!, run }));
      const rate = rateOf(schedule);
      const all = Array.from({ length: isNamed ? 1000 : (executed ?? 1000) }, (_, step) => step);
      const peak = Math.max(...all.map((step) => Math.abs(rate(step))), Number.MIN_VALUE);
      expect(all.filter((step) => !(Math.abs(again(step) - rate(step)) <= 1e-12 * peak))).toEqual([]);
    });
  });
});

describe('goes on as the framework does until that fails after its end, or refuses the run it would fail in', () => {
  const late = forbidden.filter((fixture) => fixture.refused && failsLate(fixture));
  test.each(late.map((fixture) => [fixture.file, fixture] as const))('%s', (_, fixture) => {
    const { steps, rates } = fixture.answers!;
    let schedule: Schedule;
    try {
      schedule = readGroups({ ...fixture, run: fixture.run ?? {} })[0]!;
    } catch (error) {
      expect(error).toBeInstanceOf(ScheduleError);
      return;
    }
    const rate = rateOf(schedule);
    const peak = Math.max(...rates.map(Math.abs), Number.MIN_VALUE);
    expect(steps.filter((step, i) => !(Math.abs(rate(step) - rates[i]!) <= 1e-12 * peak))).toEqual([]);
    expect(fixture.refused!.atStep).toBeGreaterThan(Math.max(...steps));
  });
});

const notes = dialects.flatMap(({ forms, notes = [] }) => [...notes, ...forms.flatMap((form) => form.notes)]);

test('a note about rates names the fixture that shows it', () => {
  const words = ['name', 'clock', 'version'];
  const bare = notes.filter(({ code, fixture }) => fixture === undefined && !words.includes(code));
  expect(bare.map(({ text }) => text)).toEqual([]);
});

test('every form says its formula and what it can say', () => {
  const bare = dialects.flatMap(({ forms }) =>
    forms.filter(({ formula, families }) => formula === '' || families.length === 0),
  );
  expect(bare.map(({ name }) => name)).toEqual([]);
});

test('what a framework answers after its end is not what the schedule holds', () => {
  for (const fixture of fixtures.filter(({ afterEnd }) => afterEnd)) {
    const held = rateOf(read(fixture)[0]!);
    const { steps, rates } = fixture.afterEnd!;
    const [end, step] = [Math.max(...fixture.steps), steps.at(-1)!];
    expect([fixture.file, held(step) === held(end)]).toEqual([fixture.file, true]);
    expect([fixture.file, rates.some((rate) => Math.abs(rate - held(end)) > 1e-9)]).toEqual([
      fixture.file,
      true,
    ]);
  }
});

test('a note that names a fixture names one that is there', () => {
  const named = notes.flatMap(({ fixture }) => fixture ?? []);
  expect(named.filter((name) => !fixtures.some(({ file }) => file === `${name}.json`))).toEqual([]);
});
