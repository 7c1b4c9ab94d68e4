import { limits } from '../limits.ts';
import { type Hit, type Rule, when } from '../rule.ts';
import { argumentPath, numberAt, type PlacedCall, type View } from '../view.ts';
import { percent, shown } from '../words.ts';

/** The ticks of a one-cycle, and the name of its share of the way up. */
function lengthOf(call: PlacedCall, { subject }: View): number | undefined {
  const [epochs, steps] = [numberAt(call, 'epochs'), numberAt(call, 'steps_per_epoch')];
  const whole = epochs !== undefined && steps !== undefined ? epochs * steps : undefined;
  return numberAt(call, 'total_steps') ?? whole ?? (call.depth === 0 ? subject.declared?.total : undefined);
}

const isWhole = (text: string | undefined): boolean => text !== undefined && /^\d+$/.test(text);

function hitsOf(call: PlacedCall, view: View): readonly Hit[] {
  const name = 'phase_pct' in call.args ? 'phase_pct' : 'pct_start';
  const [share, length] = [numberAt(call, name), lengthOf(call, view)];
  const path = argumentPath(call, name);
  if (share === undefined) return [];
  if (isWhole(view.subject.places?.[path]?.text))
    return [
      {
        message: `${name} is the integer ${share}, and a float is asked for: the framework raises`,
        fix: `Write ${share}.0.`,
        path,
      },
    ];
  if (length === undefined) return [];
  const steps = share * length;
  const product = `${name} * total_steps = ${shown(share)} * ${shown(length)} = ${shown(steps)}`;
  if (steps === 1)
    return [{ message: `${product}: the first phase has no length and divides by zero`, path }];
  if (steps > 0 && steps < 1)
    return [{ severity: 'warning', message: `${product}: the way up is left out`, path, step: 0 }];
  const highest = call.depth === 0 && !Number.isInteger(steps) ? view.highest() : undefined;
  const part = highest && view.peak ? highest.rate / view.peak : 1;
  return when(part < 1 - limits.peak.least, () => ({
    severity: 'info',
    message: `${product} is not whole: the peak falls between two updates, and ${percent(part)} of it is met`,
    path,
    ...(highest && { step: highest.step }),
  }));
}

export const onecyclePhase: Rule = {
  id: 'onecycle/phase',
  severity: 'error',
  summary: 'The first phase of a one-cycle has no length, or ends between two updates.',
  condition: `pct_start * total_steps is exactly 1, or pct_start is written as an integer: error; under 1: warning; not whole, so that the highest rate is more than ${percent(limits.peak.least)} under the peak: info.`,
  why: 'The first phase ends at tick pct_start * total_steps - 1: at 0 it divides by zero, below 0 the run starts at the peak, and between two ticks the peak is met by no update.',
  fix: 'Choose a pct_start for which pct_start * total_steps is a whole number from 2 on.',
  check: (view) =>
    view.calls.filter(({ name }) => name === 'OneCycleLR').flatMap((call) => hitsOf(call, view)),
  examples: {
    fires: {
      dialect: 'pytorch',
      text: 'OneCycleLR(optimizer, max_lr=0.1, total_steps=10, pct_start=0.1)',
      run: { totalSteps: 10 },
    },
    quiet: {
      dialect: 'pytorch',
      text: 'OneCycleLR(optimizer, max_lr=0.1, total_steps=10, pct_start=0.2)',
      run: { totalSteps: 10 },
    },
  },
};

/** Optimizers with neither a momentum nor betas to cycle. */
const without = ['Adagrad', 'Adadelta', 'Rprop', 'ASGD', 'LBFGS', 'Adafactor'];
const cyclic = ['OneCycleLR', 'CyclicLR', 'OneCycle'];

export const onecycleMomentum: Rule = {
  id: 'onecycle/momentum',
  severity: 'error',
  summary: 'The momentum is cycled along with the rate.',
  condition: `cycle_momentum is on and the optimizer has neither momentum nor betas (${without.join(', ')}): error; it is on by default and the optimizer was made with a momentum, or first beta, outside of base_momentum to max_momentum: info.`,
  why: 'Cycling the momentum is on unless told, and overrides what the optimizer was made with: 0.99 becomes 0.85 to 0.95. An optimizer without one is refused.',
  fix: 'Give cycle_momentum=False, or the base_momentum and max_momentum that are meant.',
  check: ({ calls, subject: { optimizer, run } }) =>
    calls.flatMap((call): readonly Hit[] => {
      if (!cyclic.includes(call.name) || call.args['cycle_momentum'] !== true) return [];
      if (optimizer !== undefined && without.includes(optimizer))
        return [
          {
            message: `${optimizer} has neither momentum nor betas, and ${call.name} cycles them: it raises`,
            path: call.path,
          },
        ];
      const momentum = run?.baseMomentum;
      const [low, high] = [
        numberAt(call, 'base_momentum') ?? numberAt(call, 'cycle_min_mom'),
        numberAt(call, 'max_momentum') ?? numberAt(call, 'cycle_max_mom'),
      ];
      if (momentum === undefined || low === undefined || high === undefined) return [];
      const isGiven = call.given?.includes('cycle_momentum') === true;
      return when(!isGiven && (momentum < low || momentum > high), () => ({
        severity: 'info',
        message: `the momentum of ${shown(momentum)} gives way to ${shown(low)} … ${shown(high)}`,
        path: call.path,
      }));
    }),
  examples: {
    fires: {
      dialect: 'pytorch',
      text: `optimizer = torch.optim.Adagrad(model.parameters(), lr=0.01)
scheduler = OneCycleLR(optimizer, max_lr=0.1, total_steps=100)`,
      run: { totalSteps: 100 },
    },
    quiet: {
      dialect: 'pytorch',
      text: `optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
scheduler = OneCycleLR(optimizer, max_lr=0.1, total_steps=100)`,
      run: { totalSteps: 100 },
    },
  },
};
