import { durationOf, rateAt, type Schedule } from '@lrlab/core';
import { rampText } from './curve-text.ts';
import { repeatText } from './repeat-text.ts';
import { sequenceText } from './sequence-text.ts';
import { stairText } from './stair-text.ts';
import {
  inBrackets,
  named,
  numberText,
  rateNumber,
  type Step,
  stepText,
  times,
  type Writing,
} from './writing.ts';

/** An expression for the rate of a schedule at a step, after the statements that it needs. */
export function rateText(x: Schedule, step: Step, writing: Writing): string {
  if (isSteady(x)) return rateNumber(rateAt(x, 0));
  const { min, max, list, item, whole } = writing.numbers;
  switch (x.kind) {
    case 'constant':
      return rateNumber(x.rate);
    case 'ramp':
      return rampText(x, step, writing);
    case 'exponential': {
      const at = inBrackets(stepText(untilText(step, x.steps, writing)));
      const power = x.every === 1 ? at : `(${at} / ${numberText(x.every)})`;
      return times(x.rate, `${rateNumber(x.factor)} ** ${power}`);
    }
    case 'powerLaw': {
      const at = inBrackets(stepText(untilText(step, x.steps, writing)));
      return times(x.rate, `(1 + ${at} / ${numberText(x.timescale)}) ** ${rateNumber(-x.power)}`);
    }
    case 'samples': {
      const rates = named('rates', list(`[${x.rates.map(rateNumber).join(', ')}]`, writing.tick), writing);
      const place = stairText(step, x.every, writing);
      const isInside = step.until <= x.rates.length * x.every;
      return item(rates, whole(isInside ? place : `${min}(${place}, ${x.rates.length - 1})`));
    }
    case 'sequence':
      return sequenceText(x.parts.map(partOf), step, writing);
    case 'repeat':
      return repeatText(x, step, writing);
    case 'product': {
      const gain = x.factors.filter(isSteady).reduce((rate, factor) => rate * rateAt(factor, 0), 1);
      const moving = x.factors.filter((factor) => !isSteady(factor));
      return times(gain, moving.map((factor) => inBrackets(rateText(factor, step, writing))).join(' * '));
    }
    case 'stairs': {
      const at = untilText(step, durationOf(x), writing);
      const stair = stairText(at, x.every, writing);
      const text = x.every === 1 ? stair : `${stair} * ${numberText(x.every)}`;
      return rateText(x.part, { of: named('s', text, writing), plus: 0, until: at.until }, writing);
    }
    case 'clamp': {
      const inner = rateText(x.part, step, writing);
      const above = x.min === null ? inner : `${max}(${inner}, ${rateNumber(x.min)})`;
      return x.max === null ? above : `${min}(${above}, ${rateNumber(x.max)})`;
    }
    case 'window': {
      const at = untilText(step, durationOf(x), writing);
      // At its very end a window holds.
      return rateText(x.part, { ...at, plus: at.plus + x.start, until: step.until + x.start }, writing);
    }
  }
}

/** Whether it is one rate for ever. */
function isSteady(x: Schedule): boolean {
  switch (x.kind) {
    case 'constant':
      return true;
    case 'ramp':
      return x.from === x.to;
    case 'exponential':
    case 'powerLaw':
    case 'sequence':
      return false;
    case 'samples':
      return x.rates.every((rate) => rate === x.rates[0]);
    case 'repeat':
      return isSteady(x.part) && x.rateFactor === 1;
    case 'product':
      return x.factors.every(isSteady);
    case 'stairs':
    case 'clamp':
    case 'window':
      return isSteady(x.part);
  }
}

/** One of several parts: how long it is, and how its rate is written at a step of its own. */
export interface Part {
  readonly length: number;
  readonly write: (step: Step, writing: Writing) => string;
}

const partOf = (part: Schedule): Part => ({
  length: durationOf(part),
  write: (step, writing) => rateText(part, step, writing),
});

/** A step that goes no further than a schedule lasts. */
export function untilText(step: Step, steps: number | null, { numbers }: Writing): Step {
  if (steps === null || step.until <= steps) return step;
  return { ...step, of: `${numbers.min}(${stepText(step)}, ${numberText(steps)})`, plus: 0 };
}
