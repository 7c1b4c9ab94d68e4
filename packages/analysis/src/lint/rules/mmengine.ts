import { limits } from '../limits.ts';
import { type Hit, type Rule, when } from '../rule.ts';
import { argumentPath, numberAt, type PlacedCall, type View } from '../view.ts';
import { percent, shown } from '../words.ts';

const forEver = 1_000_000_000;

function hitsOf(call: PlacedCall, { subject }: View): readonly Hit[] {
  const { name, args } = call;
  const [begin = 0, end = forEver] = [numberAt(call, 'begin'), numberAt(call, 'end')];
  const { stepsPerEpoch = 1 } = subject.run ?? {};
  const scale = args['convert_to_iter_based'] === true ? stepsPerEpoch : 1;
  const ticks = (end - begin) * scale;
  const origin = subject.origin?.dialect === 'mmcv' ? subject.origin.declared : undefined;
  const isWarmup = (name === 'LinearLR' || name === 'ConstantLR') && begin === 0;
  const left = (1 + Math.cos((Math.PI * (ticks - 1)) / ticks)) / 2;
  const isOpen = name === 'CosineAnnealingLR' && !args['T_max'] && end < forEver;
  const at = argumentPath(call, 'end');
  return [
    ...when(isWarmup && origin?.warmup === ticks, () => ({
      severity: 'warning',
      message: `end of ${shown(end)} is the warm-up of MMCV, and MMEngine is at the full rate one tick before it`,
      fix: `Write end=${shown(end + 1)}.`,
      path: at,
      step: ticks - 1,
    })),
    ...when(isOpen && ticks > 1 && left > limits.floor, () => ({
      severity: 'info',
      message: `T_max is the interval of ${shown(ticks)} ticks, and the last of them is ${percent(left)} of the way above the floor`,
      fix: `Write T_max=${shown(end - begin - 1)}.`,
      path: call.path,
    })),
    ...when(name === 'OneCycleLR' && args['eta_max'] === 0, () => ({
      message: 'eta_max is 0: nothing is trained',
      fix: 'Give eta_max, the peak.',
      path: argumentPath(call, 'eta_max'),
      step: 0,
    })),
    ...when(name === 'LinearLR' && ticks === 1, () => ({
      severity: 'warning',
      message: `an interval of one tick stays at start_factor (${shown(numberAt(call, 'start_factor') ?? 1)}) for good`,
      fix: 'Make it at least two ticks long.',
      path: at,
      step: begin,
    })),
  ];
}

export const mmengineEnd: Rule = {
  id: 'mmengine/end',
  severity: 'error',
  summary: 'An MMEngine interval ends one tick before it seems to.',
  condition: `OneCycleLR with an eta_max of 0, its default: error; a LinearLR of one tick, or a warm-up whose end is the warmup_iters of the MMCV configuration that it was translated from: warning; a cosine without T_max whose last tick is more than ${percent(limits.floor)} of the way above its floor: info.`,
  why: 'The interval is [begin, end), and its last tick is end - 1: a linear ramp is complete there, a cosine is not yet at its floor, and both stay as they are. The migration page has end=W, which is one too short.',
  fix: 'Write end = W + 1 for a warm-up, and T_max = end - begin - 1 for a cosine.',
  check: (view) =>
    view.subject.dialect === 'mmengine' ? view.calls.flatMap((call) => hitsOf(call, view)) : [],
  examples: {
    fires: {
      dialect: 'mmengine',
      text: "param_scheduler = [dict(type='CosineAnnealingLR', begin=0, end=5, eta_min=0.01, by_epoch=True)]",
      run: { baseRate: 1, epochs: 5 },
    },
    quiet: {
      dialect: 'mmengine',
      text: "param_scheduler = [dict(type='CosineAnnealingLR', T_max=4, begin=0, end=5, eta_min=0.01, by_epoch=True)]",
      run: { baseRate: 1, epochs: 5 },
    },
  },
};
