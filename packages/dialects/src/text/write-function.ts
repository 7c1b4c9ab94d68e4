import { type Curve, durationOf, type Schedule } from '@lrlab/core';

/**
 * A schedule as a plain Python function of the step, with nothing but `math`: the last resort that is always exact. It has the
 * schedule's own rates, at every step, and after the end the rate at the end.
 *
 * @example
 * writeFunction(ramp({ from: 0.1, to: 0, steps: 100, curve: { power: 2 } }));
 * // => 'lambda step: 0.1 * (1 - min(step / 100, 1)) ** 2'
 */
export function writeFunction(schedule: Schedule): string {
  const writing: Writing = { lines: [], count: 0 };
  const value = rateText(schedule, 'step', writing);
  if (writing.lines.length === 0) return `lambda step: ${value}`;
  const body = [...writing.lines, `return ${value}`];
  return ['def rate(step):', ...body.map((line) => `    ${line}`)].join('\n');
}

interface Writing {
  /** Statements so far, each indented as deep as it lies. */
  lines: string[];
  count: number;
}

/** An expression for the rate of a schedule at the step that an expression is, after the statements that it needs. */
function rateText(x: Schedule, step: string, writing: Writing): string {
  switch (x.kind) {
    case 'constant':
      return numberText(x.rate);
    case 'ramp': {
      const q = named(
        'q',
        `min(${step} / ${numberText(x.steps)}, 1)`,
        writing,
        needsName(x.curve, x.mirrored),
      );
      if (x.curve === 'geometric' && !x.mirrored)
        return `${numberText(x.from)} * ${numberText(x.to / x.from)} ** ${q}`;
      const share = x.mirrored ? `1 - (${leftText(x, `(1 - ${q})`)})` : leftText(x, q);
      if (x.to === 0) return `${numberText(x.from)} * ${inBrackets(share)}`;
      if (x.from === 0) return `${numberText(x.to)} * (1 - ${inBrackets(share)})`;
      const left = named('left', share, writing);
      return `${numberText(x.from)} * ${left} + ${numberText(x.to)} * (1 - ${left})`;
    }
    case 'exponential': {
      const at = untilText(step, x.steps);
      return `${numberText(x.rate)} * ${numberText(x.factor)} ** (${at} / ${numberText(x.every)})`;
    }
    case 'powerLaw': {
      const at = untilText(step, x.steps);
      return `${numberText(x.rate)} * (1 + ${at} / ${numberText(x.timescale)}) ** ${numberText(-x.power)}`;
    }
    case 'samples': {
      const list = named('rates', `[${x.rates.map(numberText).join(', ')}]`, writing);
      return `${list}[min(${stairText(step, x.every, writing)}, ${x.rates.length - 1})]`;
    }
    case 'sequence':
      return sequenceText(x.parts, step, writing);
    case 'repeat':
      return repeatText(x, step, writing);
    case 'product':
      return x.factors.map((factor) => inBrackets(rateText(factor, step, writing))).join(' * ');
    case 'stairs': {
      const stair = stairText(untilText(step, durationOf(x)), x.every, writing);
      return rateText(x.part, named('s', `${stair} * ${numberText(x.every)}`, writing), writing);
    }
    case 'clamp': {
      const low = x.min === null ? '' : `${numberText(x.min)}`;
      const inner = rateText(x.part, step, writing);
      const above = low === '' ? inner : `max(${inner}, ${low})`;
      return x.max === null ? above : `min(${above}, ${numberText(x.max)})`;
    }
    case 'window': {
      const at = untilText(step, durationOf(x));
      return rateText(x.part, named('s', `${numberText(x.start)} + ${at}`, writing), writing);
    }
  }
}

/** Whether the progress stands more than once in the text of a curve. */
function needsName(curve: Curve, mirrored: boolean): boolean {
  return mirrored || (typeof curve === 'object' && !('power' in curve));
}

/** The share of the first rate that is left at the progress `q`. */
function leftText({ curve, from, to }: { curve: Curve; from: number; to: number }, q: string): string {
  if (typeof curve === 'string') {
    switch (curve) {
      case 'linear':
        return `1 - ${q}`;
      case 'cosine':
        return `(1 + math.cos(math.pi * ${q})) / 2`;
      case '1-sqrt':
        return `1 - math.sqrt(${q})`;
      case 'geometric':
        return to === from ? `1 - ${q}` : ratioText(to / from, q);
    }
  }
  if ('power' in curve) return `(1 - ${q}) ** ${numberText(curve.power)}`;
  if ('ratio' in curve) return ratioText(curve.ratio, q);
  if ('base' in curve)
    return `1 - math.log(1 + ${q} * ${numberText(curve.base - 1)}) / math.log(${numberText(curve.base)})`;
  if ('k' in curve) return leftText({ curve: curve.curve, from, to }, `(${q} ** ${numberText(curve.k)})`);
  if ('exponent' in curve)
    return `(${leftText({ curve: curve.curve, from, to }, q)}) ** ${numberText(curve.exponent)}`;
  const shape =
    'periods' in curve
      ? (at: string) =>
          `(${numberText(curve.alpha + 1)} - ${at}) * (1 + math.cos(2 * math.pi * ${numberText(curve.periods)} * ${at})) / 2`
      : (at: string) =>
          `-math.tanh(${numberText(curve.lower)} * (1 - ${at}) + ${numberText(curve.upper)} * ${at})`;
  return `(${shape(q)} - (${shape('1')})) / (${shape('0')} - (${shape('1')}))`;
}

const ratioText = (ratio: number, q: string): string =>
  `(${numberText(ratio)} ** ${q} - ${numberText(ratio)}) / ${numberText(1 - ratio)}`;

/** `if` for every part, which leaves its rate in a name. */
function sequenceText(parts: readonly Schedule[], step: string, writing: Writing): string {
  const result = nameOf('r', writing);
  const at = named('t', step, writing, !/^\w+$/.test(step));
  let start = 0;
  parts.forEach((part, i) => {
    const inner: Writing = { lines: [], count: writing.count };
    const own = start === 0 ? at : `(${at} - ${numberText(start)})`;
    const value = rateText(part, own, inner);
    writing.count = inner.count;
    start += durationOf(part);
    const test =
      i === parts.length - 1 ? 'else:' : `${i === 0 ? 'if' : 'elif'} ${at} < ${numberText(start)}:`;
    const body = [...inner.lines, `${result} = ${value}`].map((line) => `    ${line}`);
    if (parts.length === 1) writing.lines.push(...inner.lines, `${result} = ${value}`);
    else writing.lines.push(test, ...body);
  });
  return result;
}

function repeatText(x: Extract<Schedule, { kind: 'repeat' }>, step: string, writing: Writing): string {
  const length = durationOf(x.part);
  const last = x.times === null ? undefined : x.times - 1;
  const at = named('t', step, writing, !/^\w+$/.test(step));
  const until = untilText(at, durationOf(x));
  let cycle: string;
  let own: string;
  if (x.stepsFactor === 1) {
    const found = stairText(at, length, writing);
    cycle = named('cycle', last === undefined ? found : `min(${found}, ${last})`, writing);
    own = named('s', `${until} - ${cycle} * ${numberText(length)}`, writing);
  } else {
    cycle = nameOf('cycle', writing);
    const [start, scale] = [nameOf('start', writing), nameOf('scale', writing)];
    const next = `${start} + ${numberText(length)} * ${scale}`;
    const more = last === undefined ? '' : `${cycle} < ${last} and `;
    writing.lines.push(
      `${cycle} = 0`,
      `${start} = 0`,
      `${scale} = 1`,
      // A cycle that has shrunk to nothing is the last.
      `while ${more}${start} < ${next} <= ${at}:`,
      `    ${start} = ${next}`,
      `    ${scale} = ${scale} * ${numberText(x.stepsFactor)}`,
      `    ${cycle} = ${cycle} + 1`,
    );
    own = named('s', `(${until} - ${start}) / ${scale}`, writing);
  }
  const part = rateText(x.part, own, writing);
  if (x.rateFactor === 1) return part;
  const gain = `${numberText(x.rateFactor)} ** ${cycle}`;
  if (x.floor === 0) return `${inBrackets(part)} * ${gain}`;
  return `${numberText(x.floor)} + (${part} - ${numberText(x.floor)}) * ${gain}`;
}

/** How many whole `every` lie at or before a step, as `rateOf` counts them. */
function stairText(step: string, every: number, writing: Writing): string {
  if (Number.isInteger(every)) return `int(${inBrackets(step)} // ${numberText(every)})`;
  const at = named('t', step, writing, !/^\w+$/.test(step));
  const size = numberText(every);
  const stair = named('n', `math.floor(${at} / ${size})`, writing);
  const next = `${stair} + 1 if (${stair} + 1) * ${size} <= ${at}`;
  return named('n', `${next} else ${stair} - 1 if ${stair} * ${size} > ${at} else ${stair}`, writing);
}

const untilText = (step: string, steps: number | null): string =>
  steps === null || steps === Infinity ? step : `min(${step}, ${numberText(steps)})`;

/** A new name. */
function nameOf(stem: string, writing: Writing): string {
  writing.count++;
  return `${stem}${writing.count}`;
}

/** A name for an expression that stands more than once. */
function named(stem: string, text: string, writing: Writing, isNeeded = true): string {
  if (!isNeeded) return text;
  const name = nameOf(stem, writing);
  writing.lines.push(`${name} = ${text}`);
  return name;
}

const inBrackets = (text: string): string => (/^[\w.]+$/.test(text) ? text : `(${text})`);

/** A number as Python has it; one below 0 in brackets, as it may be the base of a power. */
function numberText(value: number): string {
  const text = Object.is(value, -0) ? '-0.0' : String(value);
  return value < 0 || Object.is(value, -0) ? `(${text})` : text;
}
