// Random schedules, written in every framework's words, run by the framework, and compared with our rates.
//   node written.mjs [--python FILE] [--only DIALECT] [--count N]
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { durationOf, rateOf, scaleRates, scaleSteps, stairs } from '@lrlab/core';
import { readGroups, writeCall, writeSchedules, writeText } from '@lrlab/dialects';
import { options, python } from './options.mjs';
import { randomOf, randomSchedule, wildSchedule } from './random-schedules.mjs';

const home = fileURLToPath(new URL('.', import.meta.url));
const fixtures = join(home, '../dialects/fixtures');

/**
 * The frameworks that run here. `tolerance` is of the peak: 1e-10 where the framework runs a recursion, or where a long
 * warm-up is asked for its first steps, 2e-6 where it computes in single precision. `skips` are forms that it cannot run,
 * such as a function of a document. `run` is added to every run. `slips` are forms whose framework may be a step late at an
 * exact restart, as its quotient of logarithms rounds. `draw` makes a random schedule of updates what its users train with;
 * `functions` are written and run as well.
 */
const frameworks = [
  { dialect: 'pytorch', tolerance: 1e-10, functions: true, skips: ['warm_up_lr'] },
  { dialect: 'tensorflow', tolerance: 1e-12, functions: true, slips: ['cosine_decay_restarts'] },
  { dialect: 'keras', tolerance: 1e-12, functions: true, slips: ['CosineDecayRestarts'] },
  { dialect: 'optax', tolerance: 1e-10, functions: true },
  {
    dialect: 'transformers',
    tolerance: 1e-12,
    functions: true,
    slips: ['get_cosine_with_hard_restarts_schedule_with_warmup', 'get_scheduler'],
  },
  {
    dialect: 'timm',
    tolerance: 1e-12,
    functions: true,
    slips: ['CosineLRScheduler', 'TanhLRScheduler', 'PolyLRScheduler'],
  },
  { dialect: 'lightning', tolerance: 1e-10, draw: inEpochs, functions: true },
  { dialect: 'accelerate', tolerance: 1e-10, draw: onDevices, functions: true },
];

/** Epochs of some batches, which windows need not divide; half of all schedules are held for one epoch or more. */
function inEpochs(schedule, whole) {
  const batchesPerEpoch = whole(1, 24);
  const accumulation = whole(1, 4);
  const stepsPerEpoch = Math.ceil(batchesPerEpoch / accumulation);
  const every = whole(1, 3) * stepsPerEpoch;
  return {
    schedule: whole(0, 1) === 0 ? schedule : stairs(scaleSteps(schedule, every), { every }),
    run: { batchesPerEpoch, accumulation, stepsPerEpoch },
  };
}

/** Some processes, and windows that a loader's end may cut short. */
function onDevices(schedule, whole) {
  return {
    schedule,
    run: { devices: whole(1, 3), accumulation: whole(1, 4), batchesPerEpoch: whole(3, 40) },
  };
}

/** Updates that are compared, if the schedule does not end before. */
const most = 200;

/** The schedules of a framework's own fixtures, to be written in the words of the same form: one of every form, then the next. */
function fixtureSchedules({ dialect, run = {} }) {
  const seen = new Map();
  const found = readdirSync(join(fixtures, dialect))
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const fixture = JSON.parse(readFileSync(join(fixtures, dialect, file), 'utf8'));
      const { name } = fixture;
      const round = seen.get(name) ?? 0;
      try {
        const own = { totalSteps: most, ...run, ...fixture.run };
        const schedules = readGroups({ ...fixture, run: own });
        seen.set(name, round + 1);
        return schedules.map((schedule) => ({ schedule, run: fixture.run ?? {}, name, round }));
      } catch {
        // It is refused, as the fixture says.
        return [];
      }
    });
  return found.sort((a, b) => a.round - b.round);
}

const peakOf = (rates) => rates.reduce((peak, rate) => Math.max(peak, Math.abs(rate)), 0);

/** The call of one form, where it has a name; else what is written for users. */
function writtenCall(schedule, { dialect, name, run, count }) {
  if (!name) return writeSchedules([schedule], { to: dialect, run });
  const call = writeCall(schedule, { dialect, name, run, executed: count });
  return { call, by: 'call', text: call && writeText(call) };
}

/** A schedule as the framework's users write it, and the rates it should have; nothing if no form can say it. */
function written({ schedule, run, name }, { dialect, skips = [], run: own = {} }) {
  const rate = rateOf(schedule);
  // Some frameworks fail where the schedule has ended.
  const count = Math.min(most, Math.floor(durationOf(schedule)) + 1);
  const steps = Array.from({ length: count }, (_, step) => step);
  const rates = steps.map((step) => rate(step));
  const { baseRate: bases, epochs: _, ...rest } = run;
  const [first] = [bases ?? []].flat();
  const baseRate = first > 0 ? first : peakOf(rates);
  const whole = { ...rest, totalSteps: count, ...own, baseRate };
  const { call, by, text } = writtenCall(schedule, { dialect, name, run: whole, count });
  if (!call || skips.includes(call.name)) return undefined;
  const inner = call.args.scheduler?.name;
  return {
    name: call.name,
    told: inner ? `${call.name}(${inner})` : call.name,
    by,
    text,
    run: call.run,
    steps,
    rates,
  };
}

function samplesOf(framework, count) {
  const random = randomOf(1);
  const whole = (least, most) => least + Math.floor(random() * (most - least + 1));
  const { draw = (schedule) => ({ schedule, run: {} }) } = framework;
  const known = fixtureSchedules(framework);
  const found = new Map();
  for (let tries = 0; found.size < count && tries < 50 * count; tries++) {
    // Half of them from fixtures, as long as there are some.
    const base = tries % 2 === 0 ? known[(tries / 2) % known.length] : undefined;
    const factor = 0.1 + random();
    const scaledRun = (run) =>
      run.baseRate === undefined
        ? run
        : { ...run, baseRate: [run.baseRate].flat().map((rate) => rate * factor) };
    const made = base
      ? { ...base, schedule: scaleRates(base.schedule, factor), run: scaledRun(base.run) }
      : draw(randomSchedule(random), whole);
    const sample = written(made, framework);
    if (sample) found.set(`${sample.text} ${JSON.stringify(sample.run)}`, sample);
  }
  return [...found.values()];
}

/** Schedules that only a function says, where the framework takes one. */
function functionsOf(framework, count) {
  const random = randomOf(2);
  const whole = (least, most) => least + Math.floor(random() * (most - least + 1));
  const { draw = (schedule) => ({ schedule, run: {} }) } = framework;
  const found = [];
  for (let tries = 0; found.length < count && tries < 4 * count; tries++) {
    const sample = written(draw(wildSchedule(random), whole), framework);
    if (sample?.by === 'function') found.push(sample);
  }
  return found;
}

function check(framework, { count, samples, what }) {
  const { dialect, tolerance, slips = [] } = framework;
  const script = join(home, 'execute', `${dialect}.py`);
  const input = samples
    .map(({ text, run, steps }, id) => JSON.stringify({ id, text, run, steps }))
    .join('\n');
  const done = spawnSync(python, [script], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (done.status !== 0) {
    const missing = /ModuleNotFoundError: (.*)/.exec(done.stderr)?.[1];
    console.log(
      missing ? `skipped ${dialect}: ${missing}` : `failed ${dialect}\n${done.stderr.slice(-2000)}`,
    );
    return missing ? 0 : 1;
  }
  const answers = done.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  let worst = { difference: 0 };
  let failed = 0;
  samples.forEach(({ name, told, text, rates, run }, id) => {
    const { rates: came, error } = answers[id] ?? { error: 'no answer' };
    const peak = peakOf(rates) || 1;
    const differences =
      came?.map((rate, i) => {
        if (slips.includes(name) && rates[i] > rates[i - 1]) return 0;
        return rate === null ? Infinity : Math.abs(rate - rates[i]) / peak;
      }) ?? [];
    const difference = error ? Infinity : peakOf(differences);
    if (difference > worst.difference) worst = { difference, step: differences.indexOf(difference), told };
    if (difference <= tolerance) return;
    failed++;
    if (failed <= 5) {
      const step = differences.indexOf(difference);
      const message = error ?? `step ${step}: expected ${rates[step]}, got ${came[step]}`;
      console.log(`${dialect}: ${message}\n  ${JSON.stringify(run)}\n${text.replace(/^/gm, '  ')}`);
    }
  });
  const names = [...new Set(samples.map(({ told }) => told))].sort();
  const at = worst.told ? ` at step ${worst.step} of ${worst.told}` : '';
  console.log(
    `${dialect}: ${samples.length} ${what} written and run, ${failed} differ, worst ${worst.difference.toExponential(1)} of the peak${at}; ${names.join(' ')}`,
  );
  return failed + (samples.length < count ? 1 : 0);
}

function main() {
  if (!python) {
    console.log('skipped: no Python here; give --python FILE, see README.md');
    return 0;
  }
  const chosen = frameworks.filter(({ dialect }) => !options.only || options.only === dialect);
  const count = Number(options.count);
  return chosen.reduce((failed, framework) => {
    const calls = check(framework, { count, samples: samplesOf(framework, count), what: 'schedules' });
    if (!framework.functions) return failed + calls;
    return (
      failed + calls + check(framework, { count, samples: functionsOf(framework, count), what: 'functions' })
    );
  }, 0);
}

process.exitCode = main() > 0 ? 1 : 0;
