import { type Hit, type Rule, when } from '../rule.ts';
import { argumentPath, membersOf, numberAt } from '../view.ts';
import { counted, shown } from '../words.ts';

const divisorOf = (a: number, b: number): number => (b === 0 ? a : divisorOf(b, a % b));

export const lightningInterval: Rule = {
  id: 'lightning/interval',
  severity: 'error',
  summary: 'Lightning steps the schedule at other times than its lengths are meant for.',
  condition:
    'interval is not given, so that a step is an epoch, and the schedule is more than twice as long as the run has epochs: error; interval is "step" and frequency is no multiple of the accumulation: warning.',
  why: 'The default interval is the epoch: a schedule of 10,000 steps is stepped 10 times. frequency counts batches, and a scheduler steps only where a batch updates: at common multiples of both.',
  fix: 'Give "interval": "step", or lengths in epochs; leave frequency at 1.',
  check: ({ calls, subject, total, executed, every }) =>
    calls.flatMap((call): readonly Hit[] => {
      if (call.name !== 'lr_scheduler_config') return [];
      const { accumulation = 1, stepsPerEpoch } = subject.run ?? {};
      const frequency = numberAt(call, 'frequency') ?? 1;
      const isDefault = call.given?.includes('interval') === false;
      const own = total !== undefined ? total / every : 0;
      const epochs = executed !== undefined && stepsPerEpoch ? executed / stepsPerEpoch : undefined;
      const isByStep = call.args['interval'] === 'step';
      const least = (frequency * accumulation) / divisorOf(frequency, accumulation);
      return [
        ...when(isDefault && epochs !== undefined && own > 2 * epochs, () => ({
          message: `interval is the epoch by default, and the run has ${counted(epochs!, 'epoch')} for the ${shown(own)} steps of the ${membersOf(call, 'scheduler')[0]?.name ?? 'schedule'}`,
          fix: 'Add "interval": "step".',
          path: call.path,
          step: Math.ceil(executed!) - 1,
        })),
        ...when(isByStep && frequency > 1 && least !== frequency, () => ({
          severity: 'warning',
          message: `with a frequency of ${frequency} and an accumulation of ${accumulation} the schedule steps every ${least} batches`,
          path: argumentPath(call, 'frequency'),
        })),
      ];
    }),
  examples: {
    fires: {
      dialect: 'lightning',
      text: 'lr_scheduler_config(CosineAnnealingLR(optimizer, T_max=10000))',
      run: { baseRate: 0.1, totalSteps: 10000, stepsPerEpoch: 1000 },
    },
    quiet: {
      dialect: 'lightning',
      text: 'lr_scheduler_config(CosineAnnealingLR(optimizer, T_max=10000), interval="step")',
      run: { baseRate: 0.1, totalSteps: 10000, stepsPerEpoch: 1000 },
    },
  },
};

export const deepspeedLog: Rule = {
  id: 'deepspeed/log',
  severity: 'warning',
  summary: 'The warm-up of DeepSpeed is logarithmic unless told, and at least two steps long.',
  condition: 'warmup_type is not given: info; warmup_num_steps is below 2: warning.',
  why: 'A logarithm is at half of the peak after the square root of the steps: 32 of 1000. Who compares with a linear warm-up of another framework trains at far higher rates early on. A length of 1 is raised to 2, as its logarithm divides.',
  fix: 'Give "warmup_type": "linear", or "log" where it is meant.',
  check: ({ calls }) =>
    calls.flatMap((call): readonly Hit[] => {
      if (!/^Warmup\w*LR$/.test(call.name) || !('warmup_type' in call.args)) return [];
      const steps = numberAt(call, 'warmup_num_steps') ?? 2;
      return [
        ...when(call.given?.includes('warmup_type') === false && steps >= 2, () => ({
          severity: 'info',
          message: `warmup_type is not given: the warm-up of ${shown(steps)} steps is logarithmic, at half of the way after ${shown(Math.round(Math.sqrt(steps)))}`,
          path: call.path,
          step: Math.round(Math.sqrt(steps)),
        })),
        ...when(steps < 2, () => ({
          message: `warmup_num_steps of ${shown(steps)} is raised to 2`,
          fix: 'Take 2, or a schedule without a warm-up.',
          path: argumentPath(call, 'warmup_num_steps'),
          step: 0,
        })),
      ];
    }),
  examples: {
    fires: {
      dialect: 'deepspeed',
      text: '{"scheduler": {"type": "WarmupLR", "params": {"warmup_min_lr": 1e-6, "warmup_max_lr": 0.001, "warmup_num_steps": 1000}}}',
      run: { totalSteps: 10000 },
    },
    quiet: {
      dialect: 'deepspeed',
      text: '{"scheduler": {"type": "WarmupLR", "params": {"warmup_min_lr": 1e-6, "warmup_max_lr": 0.001, "warmup_num_steps": 1000, "warmup_type": "linear"}}}',
      run: { totalSteps: 10000 },
    },
  },
};

const styleOf = (args: Readonly<Record<string, unknown>>): unknown => args['lr_decay_style'];

export const megatronUnits: Rule = {
  id: 'megatron/units',
  severity: 'error',
  summary: 'Megatron counts samples, and the length is in iterations; or its decay has no length, or jumps.',
  condition:
    'lr_decay_steps is within 2 % of the updates of the run though a batch has more than one sample: error; WSD without the length of its decay: error; inverse-square-root in a run that goes on after the decay: warning.',
  why: 'The scheduler adds a global batch of samples at each update. In iterations it is over after the first few; and the inverse square root does not come down to min_lr by its end, it jumps there.',
  fix: 'Give lengths in samples to OptimizerParamScheduler, or the flags in iterations; give lr_wsd_decay_iters.',
  check: ({ calls, subject, executed, total, rate, peak }) =>
    calls.flatMap((call): readonly Hit[] => {
      const isClass = call.name === 'OptimizerParamScheduler';
      if (!isClass && call.name !== 'get_optimizer_param_scheduler') return [];
      const { perUpdate = 1 } = subject;
      const decay = numberAt(call, 'lr_decay_steps');
      const isInUpdates =
        isClass &&
        perUpdate > 1 &&
        executed !== undefined &&
        decay !== undefined &&
        Math.abs(decay / executed - 1) <= 0.02;
      const lengths = ['wsd_decay_steps', 'lr_wsd_decay_iters', 'lr_wsd_decay_samples'];
      const isWsd = styleOf(call.args) === 'WSD' && lengths.every((name) => !numberAt(call, name));
      const end = Math.ceil(total ?? 0);
      const isOver =
        styleOf(call.args) === 'inverse-square-root' && executed !== undefined && executed > end + 1;
      const [before, after] = rate && isOver ? [rate(end), rate(end + 1)] : [0, 0];
      return [
        ...when(isInUpdates, () => ({
          message: `lr_decay_steps of ${shown(decay!)} are the updates of the run, and ${shown(decay! * perUpdate)} samples are asked for`,
          path: argumentPath(call, 'lr_decay_steps'),
          step: end,
        })),
        ...when(isWsd, () => ({
          message: 'WSD has no length for its decay: Megatron asserts one',
          path: call.path,
        })),
        ...when(before - after > 0.01 * (peak ?? 1), () => ({
          severity: 'warning',
          message: `after ${shown(end)} updates the rate jumps from ${shown(before)} to ${shown(after)}`,
          path: argumentPath(call, 'lr_decay_style'),
          step: end,
        })),
      ];
    }),
  examples: {
    fires: {
      dialect: 'megatron',
      text: 'OptimizerParamScheduler(optimizer, init_lr=0.0, max_lr=3e-4, min_lr=3e-5, lr_warmup_steps=100, lr_decay_steps=10000, lr_decay_style="cosine")',
      run: { totalSteps: 10000, batchSize: 256 },
    },
    quiet: {
      dialect: 'megatron',
      text: 'OptimizerParamScheduler(optimizer, init_lr=0.0, max_lr=3e-4, min_lr=3e-5, lr_warmup_steps=25600, lr_decay_steps=2560000, lr_decay_style="cosine")',
      run: { totalSteps: 10000, batchSize: 256 },
    },
  },
};
