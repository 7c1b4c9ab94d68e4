import { durationOf, type Schedule, scaleSteps } from '@lrlab/core';
import { sameSchedule } from '../../form/same-schedule.ts';
import { cosineWave, cosineWaveOf } from '../../shared/cosine-wave.ts';
import { rampText } from './curve-text.ts';
import { type Part, rateText, untilText } from './rate-text.ts';
import { sequenceText } from './sequence-text.ts';
import { stairText } from './stair-text.ts';
import {
  inBrackets,
  isNumber,
  named,
  namedStep,
  nameOf,
  numberText,
  rateNumber,
  type Step,
  stepText,
  type Writing,
} from './writing.ts';

type Repeat = Extract<Schedule, { kind: 'repeat' }>;

/** The rate of a repeat: by the number of the cycle, which is counted where cycles differ, or cycle by cycle. */
export function repeatText(x: Repeat, step: Step, writing: Writing): string {
  const wave = cosineWaveOf(x);
  // Beyond its end a cosine goes back by itself.
  if (wave && sameSchedule(cosineWave(wave), x))
    return rampText(wave, { ...step, until: wave.steps }, writing);
  if (x.stepsFactor === 1) return equalCyclesText(x, step, writing);
  return writing.numbers.hasBranches
    ? countedCyclesText(x, step, writing)
    : sequenceText(cyclesOf(x, writing), step, writing);
}

function equalCyclesText(x: Repeat, step: Step, writing: Writing): string {
  const length = durationOf(x.part);
  const at = namedStep('t', step, writing);
  const until = untilText(at, durationOf(x), writing);
  const isForEver = x.times === null || step.until <= durationOf(x);
  const found = stairText(at, length, writing);
  const last = isForEver ? found : `${writing.numbers.min}(${found}, ${x.times! - 1})`;
  const cycle = named('cycle', last, writing);
  const own = named('s', `${stepText(until)} - ${cycle} * ${numberText(length)}`, writing);
  // The last cycle is asked for its end as well.
  const inner = { of: own, plus: 0, until: isForEver && Number.isInteger(length) ? length : Infinity };
  return gained(x, rateText(x.part, inner, writing), `${rateNumber(x.rateFactor)} ** ${cycle}`);
}

function countedCyclesText(x: Repeat, step: Step, writing: Writing): string {
  const length = durationOf(x.part);
  const at = namedStep('t', step, writing);
  const [cycle, start, scale] = ['cycle', 'start', 'scale'].map((stem) => nameOf(stem, writing));
  const next = `${start} + ${numberText(length)} * ${scale}`;
  const more = x.times === null ? '' : `${cycle} < ${x.times - 1} and `;
  writing.lines.push(
    `${cycle} = 0`,
    `${start} = 0`,
    `${scale} = 1`,
    // A cycle that has shrunk to nothing is the last.
    `while ${more}${start} < ${next} <= ${at.of}:`,
    `    ${start} = ${next}`,
    `    ${scale} = ${scale} * ${numberText(x.stepsFactor)}`,
    `    ${cycle} = ${cycle} + 1`,
  );
  const until = untilText(at, durationOf(x), writing);
  const own = {
    of: named('s', `(${stepText(until)} - ${start}) / ${scale}`, writing),
    plus: 0,
    until: Infinity,
  };
  return gained(x, rateText(x.part, own, writing), `${rateNumber(x.rateFactor)} ** ${cycle}`);
}

/** More cycles than anybody would write one by one. */
const mostCycles = 200;

/** The cycles of a run, one by one: an array has no loop that counts them. */
function cyclesOf(x: Repeat, { length }: Writing): Part[] {
  const parts: Part[] = [];
  for (let i = 0, start = 0; start < length && i < (x.times ?? Infinity); i++) {
    const own = scaleSteps(x.part, x.stepsFactor ** i);
    if (parts.length === mostCycles || durationOf(own) === 0) break;
    const gain = rateNumber(x.rateFactor ** i);
    const write: Part['write'] = (step, writing) => gained(x, rateText(own, step, writing), gain);
    parts.push({ length: durationOf(own), write });
    start += durationOf(own);
  }
  return parts;
}

function gained({ rateFactor, floor }: Repeat, rate: string, gain: string): string {
  if (rateFactor === 1 || gain === '1.0') return rate;
  if (isNumber(rate) && isNumber(gain)) return rateNumber(floor + (plainOf(rate) - floor) * plainOf(gain));
  if (floor === 0) return `${inBrackets(rate)} * ${gain}`;
  return `${rateNumber(floor)} + (${rate} - ${rateNumber(floor)}) * ${gain}`;
}

const plainOf = (text: string): number => Number(text.replace(/[()]/g, ''));
