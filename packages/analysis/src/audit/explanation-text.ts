import type { Because, Explanation } from './diagnosis.ts';
import { pluralOf, short, updates } from './words.ts';

/** One explanation as a clause. */
export const explanationText = (one: Explanation): string =>
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
      return skipsText(one);
    case 'scaled':
      return `all rates${one.at > 0 ? ` from update ${short(one.at)} on` : ''} are ${short(one.factor)} times those of the plan${because(one.because)}`;
    case 'longer-run':
      return `the run went on for ${updates(one.updates)} after the plan's end${afterEndText(one.afterEnd)}`;
  }
}

function skipsText({ count, at }: Extract<Explanation, { id: 'skipped-updates' }>): string {
  const places = at.slice(0, 8).map(short).join(', ') + (at.length > 8 ? ', …' : '');
  return `the schedule stood still at ${updates(count)} in all, after update${at.length > 1 ? 's' : ''} ${places}, as where an optimizer skips an update`;
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
