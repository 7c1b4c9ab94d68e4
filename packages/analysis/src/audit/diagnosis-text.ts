import type { Diagnosis, IndexUnit } from './diagnosis.ts';
import { explanationText } from './explanation-text.ts';
import { pluralOf, short, updates } from './words.ts';

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
  const isOnce = explanations.some(
    (one) => one.id === 'frozen' || ((one.id === 'shift' || one.id === 'scaled') && one.at > 0),
  );
  const stretch = flat.find(([, to]) => to === divergence?.after);
  if (!isOnce || !stretch) return '';
  const [from, to] = stretch.map(short);
  return ` The plan is flat from index ${from} to ${to}, where nothing can be seen, so that it may have begun there.`;
}
