import { type Hit, type Rule, when } from '../rule.ts';
import { argumentPath, type PlacedCall, type View } from '../view.ts';
import { listed, shown } from '../words.ts';

/** The arguments that hold milestones, as they are written. */
const names = ['milestones', 'STEPS', 'decay_t', 'decay_milestones', 'boundaries', 'lr_steps', 'step'];

function writtenIn(
  call: PlacedCall,
): { readonly list: readonly number[]; readonly path: string } | undefined {
  if (call.name === 'SequentialLR') return undefined;
  // The factory takes them for one of its schedules only.
  const isUnused = call.name === 'create_scheduler_v2' && call.args['sched'] !== 'multistep';
  const isCosine = /cosine/i.test(
    `${call.args['LR_SCHEDULER_NAME'] ?? ''}${call.args['lr_scheduler'] ?? ''}`,
  );
  for (const name of isUnused || isCosine ? [] : names) {
    const list = call.args[name];
    if (Array.isArray(list) && list.every((one) => typeof one === 'number'))
      return { list, path: argumentPath(call, name) };
  }
  return undefined;
}

function asWritten(call: PlacedCall): readonly Hit[] {
  const found = writtenIn(call);
  if (!found) return [];
  const { list, path } = found;
  const twice = list.filter((one, i) => list.indexOf(one) !== i);
  const isFalling = list.some((one, i) => one < (list[i - 1] ?? one));
  return [
    ...when(twice.length > 0, () => ({
      message: `${listed([...new Set(twice)])} ${twice.length === 1 ? 'stands' : 'stand'} there twice, so that the rate falls twice at once`,
      path,
    })),
    ...when(isFalling, () => ({ message: `${listed(list)} are not in rising order`, path })),
    ...when(list.includes(0), () => ({
      message: 'a milestone of 0 has passed before the first update',
      path,
      step: 0,
    })),
    ...when(call.name === 'SOLVER' && list.includes(call.args['MAX_ITER'] as number), () => ({
      severity: 'error',
      message: `a step equals MAX_ITER (${shown(call.args['MAX_ITER'] as number)}): it is not dropped as later ones are, and fvcore raises`,
      path,
    })),
  ];
}

function inTheRun({ milestones, executed, warmup = 0, calls }: View): readonly Hit[] {
  const path = calls.flatMap((call) => writtenIn(call)?.path ?? [])[0];
  const at = path === undefined ? {} : { path };
  // One that equals the length of a solver has been told.
  const isSolver = calls[0]?.name === 'SOLVER';
  const never =
    executed === undefined ? [] : milestones.filter((one) => (isSolver ? one > executed : one >= executed));
  const early = milestones.filter((one) => one > 0 && one < warmup);
  return [
    ...when(never.length > 0, () => ({
      ...at,
      message: `the run has ${shown(executed!)} updates, and ${listed(never.map(shown))} ${never.length === 1 ? 'is' : 'are'} never met`,
      step: Math.ceil(executed!) - 1,
    })),
    ...when(early.length > 0, () => ({
      ...at,
      message: `${listed(early.map(shown))} ${early.length === 1 ? 'lies' : 'lie'} in the warm-up of ${shown(warmup)} updates`,
      step: Math.ceil(early[0] ?? 0),
    })),
  ];
}

export const milestones: Rule = {
  id: 'milestones',
  severity: 'error',
  summary: 'A milestone is given twice, out of order, or where it does nothing or harm.',
  condition:
    'Among the milestones is one that stands there twice, a falling order, 0, one at or after the end of the run, or one within the warm-up: warning; a step of detectron2 that equals MAX_ITER: error.',
  why: 'Frameworks disagree on what they do: PyTorch takes any order and multiplies twice, MMCV scans the list in order, fvcore raises. One that is never met is a recipe for a longer run; one within the warm-up lowers what the warm-up aims at.',
  fix: 'Give each milestone once, rising, after the warm-up and before the end.',
  check: (view) =>
    [...view.calls.flatMap(asWritten), ...inTheRun(view)].map((hit) => ({ severity: 'warning', ...hit })),
  examples: {
    fires: {
      dialect: 'detectron2',
      text: `SOLVER:
  BASE_LR: 0.02
  STEPS: (60000, 90000)
  MAX_ITER: 90000`,
    },
    quiet: {
      dialect: 'detectron2',
      text: `SOLVER:
  BASE_LR: 0.02
  STEPS: (60000, 80000)
  MAX_ITER: 90000`,
    },
  },
};
