import type { Because, Diagnosis, Explanation, IndexUnit } from './diagnosis.ts';

/**
 * A diagnosis in one sentence for people.
 *
 * @example
 * const schedule = ramp({ from: 0.5, to: 0, steps: 4 });
 * const right = { tag: 'lr', indexName: 'step', index: [0, 1, 2, 3], rates: [0.5, 0.375, 0.25, 0.125], fileStarts: [], keptEvery: 1 };
 * diagnosisText(auditOf(right, { schedule }));
 * // => 'lr follows the plan at all 4 points, exactly: at index n stands the rate of update n.'
 */
export function diagnosisText(diagnosis: Diagnosis): string {
  const { tag, verdict, explanations, points } = diagnosis;
  switch (verdict) {
    case 'follows':
      return `${tag} follows the plan at ${points === 1 ? 'its one point' : `all ${points} points`}, ${exactness(diagnosis)}: ${indexText(diagnosis)}${restOf(diagnosis)}.`;
    case 'differs': {
      const said = explanations.map(explanationText).join('; or, which fits as well, ');
      return `${tag} does not follow the plan: ${placeText(diagnosis)}${said || 'nothing that is known here explains it'}.${flatText(diagnosis)}`;
    }
    case 'ambiguous': {
      const said = explanations.map(explanationText).join('; or ');
      return `${tag} follows the plan if its index counts ${pluralOf[diagnosis.index.unit]}, and the log ends before the run does; else ${said}. Both fit equally.`;
    }
  }
}

const pluralOf: Readonly<Record<IndexUnit, string>> = {
  update: 'updates',
  'micro-batch': 'batches of an accumulated update',
  'process step': 'steps of every process',
  epoch: 'epochs',
  sample: 'samples',
};

function exactness({ agreement: { precision, digits } }: Diagnosis): string {
  switch (precision) {
    case 'exact':
      return 'exactly';
    case 'float32':
      return 'in single precision';
    case 'float32 arithmetic':
      return 'as far as single precision computes';
    case 'digits':
      return `as far as its ${digits} digits say`;
  }
}

function indexText({
  index: { unit, offset, orElse, updates: updatesPerIndex },
  flat,
  points,
}: Diagnosis): string {
  const isFlat = flat.length === 1 && points > 2 && offset === null;
  if (isFlat) return 'the plan is flat there, so that neither its clock nor an offset can be seen';
  const units = [unit, ...orElse].filter((one, i, all) => all.indexOf(one) === i);
  const isPlain = units.length === 1 && unit === 'update';
  const counts = isPlain ? '' : `the index counts ${units.map((one) => pluralOf[one]).join(' or ')}, `;
  if (offset === null) return `${counts}which offset its index has cannot be seen`;
  return `${counts}at index n stands the rate ${rateText(unit, { offset, updatesPerIndex })}`;
}

/** Whose rate it is that stands at index n. */
function rateText(
  unit: IndexUnit,
  { offset, updatesPerIndex: perEpoch }: { offset: number; updatesPerIndex: number },
): string {
  if (unit === 'update') return `of update ${plus('n', offset)}`;
  if (unit !== 'epoch') {
    const near = {
      '-1': 'of the update before its own',
      0: 'of its update',
      1: 'of the update after its own',
    }[offset];
    return near ?? `of the update that is ${offset} after its own`;
  }
  const epochs = Math.floor((offset + 1) / perEpoch);
  const rest = offset - epochs * perEpoch;
  if (rest === 0) return `of the first update after ${plus('n', epochs)} epochs`;
  if (rest === -1) return `of the last update of ${plus('n', epochs)} epochs`;
  return `of update ${short(perEpoch)} n ${offset < 0 ? '-' : '+'} ${Math.abs(offset)}`;
}

const plus = (name: string, by: number): string =>
  by === 0 ? name : `${name} ${by > 0 ? '+' : '-'} ${Math.abs(by)}`;

function restOf({ updatesPastEnd }: Diagnosis): string {
  return updatesPastEnd > 1 ? `; it goes on for ${updates(updatesPastEnd)} after the plan's end` : '';
}

function placeText({ divergence, explanations }: Diagnosis): string {
  if (!divergence) return '';
  const { index, update, planned, found } = divergence;
  const at =
    Number.isInteger(update) && update === index
      ? `index ${short(index)}`
      : `index ${short(index)} (update ${short(update)})`;
  return `at ${at} the rate is ${short(found)} where ${short(planned)} is planned${explanations.length > 0 ? ', because ' : '; '}`;
}

/** That what happened at some update may have happened on the flat stretch before it. */
function flatText({ divergence, explanations, flat }: Diagnosis): string {
  const isOnce = explanations.some((one) => 'at' in one && one.at !== 0);
  const stretch = flat.find(([, to]) => to === divergence?.after);
  if (!isOnce || !stretch) return '';
  const [from, to] = stretch.map(short);
  return ` The plan is flat from index ${from} to ${to}, where nothing can be seen, so that it may have begun there.`;
}

/** One explanation as a clause. */
const explanationText = (one: Explanation): string =>
  `${one.unit ? `if the index counts ${pluralOf[one.unit]}, ` : ''}${happenedText(one)}`;

function happenedText(one: Explanation): string {
  switch (one.id) {
    case 'fast-clock':
      return `the schedule was stepped ${one.times} times per update${because(one.because)}${afterEndText(one.afterEnd)}`;
    case 'slow-clock':
      return `the schedule was stepped once in ${one.every} updates${because(one.because)}`;
    case 'per-epoch':
      return `the schedule was stepped once per epoch (${one.updatesPerEpoch} updates) in place of once per update`;
    case 'held-per-epoch':
      return `the rate was set only once per epoch (${one.updatesPerEpoch} updates) and held in between`;
    case 'clock-reset':
      return `the clock began anew in every epoch (${one.updatesPerEpoch} updates)`;
    case 'horizon':
      return horizonText(one);
    case 'resumed-without-state':
      return `the run was resumed at update ${short(one.at)} without the state of its schedule, which began anew`;
    case 'rebuilt':
      return `the schedule was built anew at update ${short(one.at)} and jumped to its start`;
    case 'rebuilt-on-last-rate':
      return `the schedule was built anew at update ${short(one.at)} on the rate that the optimizer had then (${short(one.factor)} of the base)`;
    case 'frozen':
      return `the rate stayed as it was from update ${short(one.at)} on`;
    case 'shift':
      return shiftText(one);
    case 'skipped-updates':
      return `the schedule stood still at ${updates(one.count)} in all, after update ${one.at.slice(0, 8).map(short).join(', ')}${one.at.length > 8 ? ', …' : ''}, as where an optimizer skips an update`;
    case 'scaled':
      return `all rates${one.at > 0 ? ` from update ${short(one.at)} on` : ''} are ${short(one.factor)} times those of the plan${because(one.because)}`;
    case 'longer-run':
      return `the run went on for ${updates(one.updates)} after the plan's end${afterEndText(one.afterEnd)}`;
  }
}

function shiftText({ by: [least, most], at }: Extract<Explanation, { id: 'shift' }>): string {
  const count = least === most ? updates(Math.abs(most)) : `${rangeText(least, most)} updates`;
  return most > 0
    ? `the schedule is ${count} behind from update ${short(at)} on, as after steps that were lost or repeated`
    : `the schedule is ${count} ahead from update ${short(at)} on, as after steps that were made twice or not logged`;
}

/** Between two numbers of one sign, without it. */
const rangeText = (least: number, most: number): string =>
  [Math.abs(least), Math.abs(most)]
    .sort((a, b) => a - b)
    .map(short)
    .join(' to ');

function horizonText({
  planned,
  steps: [least, most],
  from,
  afterEnd,
}: Extract<Explanation, { id: 'horizon' }>): string {
  const found = least === most ? short(least) : rangeText(least, most);
  const part = from > 0 ? ` (the first ${short(from)} are as planned)` : '';
  return `the schedule was made for ${found} updates in place of ${short(planned)}${part}, too ${least < planned ? 'short' : 'long'} a horizon${afterEndText(afterEnd)}`;
}

function afterEndText(afterEnd: 'holds' | 'climbs' | 'restarts' | 'not reached' = 'not reached'): string {
  switch (afterEnd) {
    case 'holds':
      return ', and then held its last rate';
    case 'climbs':
      return ', and past its end the rate climbed again';
    case 'restarts':
      return ', and past its end it began anew';
    case 'not reached':
      return '';
  }
}

const because = (what: Because): string => (what ? ` (the plan's ${what})` : '');
const updates = (count: number): string => `${short(count)} update${Math.abs(count) === 1 ? '' : 's'}`;
const short = (value: number): string => String(Number(value.toPrecision(6)));
