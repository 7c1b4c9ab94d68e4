import { roundedLog } from '../rounded-log.ts';
import { type Rule, when } from '../rule.ts';
import { argumentPath, numberAt, type PlacedCall, type View } from '../view.ts';
import { listed, shown } from '../words.ts';

const mostCycles = 200;

interface Cycles {
  readonly first: number;
  readonly factor: number;
  readonly count: number;
  readonly argument: string;
}

function cyclesOf(call: PlacedCall, { subject }: View): Cycles | undefined {
  const own = (first: string, factor: string, count: number): Cycles | undefined => {
    const [start, times] = [numberAt(call, first), numberAt(call, factor)];
    if (start === undefined || times === undefined || times <= 1) return undefined;
    return { first: start, factor: times, count, argument: factor };
  };
  if (call.name === 'CosineAnnealingWarmRestarts')
    return subject.stepsFractions ? own('T_0', 'T_mult', mostCycles) : undefined;
  if (subject.dialect !== 'timm') return undefined;
  const first = call.name === 'create_scheduler_v2' ? 'num_epochs' : 't_initial';
  return own(first, 'cycle_mul', Math.min(numberAt(call, 'cycle_limit') ?? 1, mostCycles));
}

/** The restarts whose cycle a rounded logarithm puts one too low. */
function missed({ first, factor, count }: Cycles, until: number): readonly number[] {
  const found: number[] = [];
  // A factor between whole numbers has no restart at one.
  if (!Number.isSafeInteger(factor)) return found;
  for (let cycle = 1; cycle < count; cycle++) {
    const start = (first * (factor ** cycle - 1)) / (factor - 1);
    const power = (start / first) * (factor - 1) + 1;
    if (!(start <= until) || !Number.isSafeInteger(power)) break;
    if (Math.floor(roundedLog(power) / roundedLog(factor)) !== cycle) found.push(start);
  }
  return found;
}

export const logIndex: Rule = {
  id: 'restart/log-index',
  severity: 'warning',
  summary: 'A restart is missed, as the cycle is found by a logarithm that rounds.',
  condition:
    'At a restart within the run, floor(log(1 + t (m - 1) / T_0) / log(m)) is not the cycle that begins there: timm with cycle_mul, and CosineAnnealingWarmRestarts.step(epoch) with T_mult, mostly with 3 or 10.',
  why: 'The logarithm of an exact power comes out a little low, so that at the restart the rate is still the last of the cycle before: with a T_mult of 3, epoch 121 has 0 in place of the peak.',
  fix: 'Step without an argument, which counts exactly; or take a factor of 2.',
  check: (view) =>
    view.calls.flatMap((call) => {
      const cycles = cyclesOf(call, view);
      const until = (view.end ?? Infinity) / view.every;
      const found = cycles ? missed(cycles, until) : [];
      return when(found.length > 0, () => ({
        message: `with a factor of ${shown(cycles!.factor)} the restart at ${listed(found.slice(0, 5))} is taken for the end of the cycle before`,
        path: argumentPath(call, cycles!.argument),
        step: Math.floor(found[0]! * view.every),
      }));
    }),
  examples: {
    fires: {
      dialect: 'pytorch',
      text: 'CosineAnnealingWarmRestarts(optimizer, T_0=1, T_mult=3)',
      run: { baseRate: 0.1, totalSteps: 200 },
      stepsFractions: true,
    },
    quiet: {
      dialect: 'pytorch',
      text: 'CosineAnnealingWarmRestarts(optimizer, T_0=1, T_mult=2)',
      run: { baseRate: 0.1, totalSteps: 200 },
      stepsFractions: true,
    },
  },
};
