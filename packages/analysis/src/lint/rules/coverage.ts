import { limits } from '../limits.ts';
import { type Rule, when } from '../rule.ts';
import { isNear, type View } from '../view.ts';
import { percent, shown } from '../words.ts';

const { least, most, short } = limits.coverage;

/** What the ratio is near to, of what people forget to multiply or divide by. */
function unitOf(ratio: number, { subject: { run = {}, perUpdate = 1 }, every }: View): string {
  const { accumulation = 1, devices = 1, stepsPerEpoch = 1, batchesPerEpoch = 1 } = run;
  const candidates: readonly (readonly [number, string])[] = [
    [accumulation, 'the accumulation'],
    [devices, 'the number of devices'],
    [accumulation * devices, 'accumulation times devices'],
    [stepsPerEpoch, 'the updates of an epoch'],
    [batchesPerEpoch, 'the batches of an epoch'],
    [perUpdate, "the framework's ticks in an update"],
    [every, 'the updates for which a rate stays'],
  ];
  const times = Math.max(ratio, 1 / ratio);
  const found = candidates.find(([factor]) => factor > 1 && isNear(times, factor));
  return found ? `; the factor ${shown(times)} is ${found[1]}` : '';
}

export const coverage: Rule = {
  id: 'coverage',
  severity: 'error',
  summary: 'The schedule is made for another length than the run has.',
  condition: `T / N is under ${least} or over ${most}: error; under ${short} or over 1 + 1/N: warning. T is the run and N the schedule, both on the framework's clock. Where the factor is, within 2 %, the accumulation, the devices, or the updates or batches of an epoch, it is named.`,
  why: 'A run that stops early never sees the low rates that the schedule was chosen for; one that goes on stays at the floor, climbs again or fails, as the framework has it. Mostly it is a unit: epochs for steps, batches for updates, the updates of all devices for those of one.',
  fix: 'Give the schedule the length of the run, in the unit that the framework counts.',
  check: (view) => {
    const { executedTicks: run, declared = {} } = view.subject;
    const length = declared.total ?? view.total;
    const executed = declared.total === undefined ? view.executed : run;
    if (executed === undefined || length === undefined || length <= 0) return [];
    const ratio = executed / length;
    const isFar = ratio < least || ratio > most;
    return when(isFar || ratio < short || ratio > 1 + 1 / length, () => ({
      severity: isFar ? 'error' : 'warning',
      message: `the run has ${shown(executed)} of the ${shown(length)} ticks of the schedule (${percent(ratio)})${unitOf(ratio, view)}`,
      fix: `Make the schedule ${shown(executed)} long, or the run ${shown(length)}.`,
      step: Math.floor(Math.min(view.executed ?? Infinity, view.total ?? Infinity)),
    }));
  },
  examples: {
    fires: {
      dialect: 'pytorch',
      text: 'CosineAnnealingLR(optimizer, T_max=90)',
      run: { baseRate: 0.1, totalSteps: 112590 },
    },
    quiet: {
      dialect: 'pytorch',
      text: 'CosineAnnealingLR(optimizer, T_max=90)',
      run: { baseRate: 0.1, epochs: 90, stepsPerEpoch: 1251 },
    },
  },
};
