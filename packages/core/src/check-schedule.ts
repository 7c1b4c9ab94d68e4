import { at, checkFields, checkValue, type Field, fieldsOf, isRecord, issueOf } from './check-fields.ts';
import { leftOf } from './curve.ts';
import { durationOf } from './duration-of.ts';
import type { Schedule } from './schedule.ts';
import type { Issue } from './schedule-error.ts';

/** The fields of every kind, with the marks of `checkFields`. */
const kinds: Readonly<Record<Schedule['kind'], readonly Field[]>> = {
  constant: fieldsOf('kind rate steps+?'),
  ramp: fieldsOf('kind from to steps+ curve mirrored!'),
  exponential: fieldsOf('kind rate factor0 every+ steps+?'),
  powerLaw: fieldsOf('kind rate timescale+ power+ steps+?'),
  samples: fieldsOf('kind rates every+'),
  sequence: fieldsOf('kind parts'),
  repeat: fieldsOf('kind part times#? stepsFactor+ rateFactor floor'),
  product: fieldsOf('kind factors'),
  stairs: fieldsOf('kind part every+'),
  clamp: fieldsOf('kind part min? max?'),
  window: fieldsOf('kind part start0 steps+?'),
};

const curves: readonly string[] = ['linear', 'cosine', 'geometric', '1-sqrt'];
const curveFields: readonly string[] = [
  'power+',
  'periods alpha',
  'lower upper',
  'ratio+',
  'base+',
  'k+ curve',
  'exponent+ curve',
];
const aRate: Omit<Field, 'name'> = { mark: '', words: '', orNull: false };

const maxDepth = 32;
const maxSchedules = 300_000;

/**
 * Every fault of a value that should be a schedule; none for a schedule. It never throws.
 *
 * Nesting is allowed to 32 levels, and 300,000 schedules in one.
 *
 * @example
 * checkSchedule({ kind: 'constant', rate: Number.NaN, steps: -5 });
 * // => [{ path: 'rate', code: 'type', message: 'expected a finite number, got NaN' }, { path: 'steps', code: 'range', message: 'expected a number above 0 or null, got -5' }]
 */
export function checkSchedule(value: unknown): Issue[] {
  let schedules = 0;

  function check(x: unknown, path: string, depth: number): Issue[] {
    if (++schedules > maxSchedules + 1) return [];
    if (depth > maxDepth || schedules > maxSchedules) {
      schedules = Infinity;
      return [issueOf(path, `at most ${maxDepth} levels and ${maxSchedules} schedules`, depth, 'size')];
    }
    if (!isRecord(x)) return [issueOf(path, 'a schedule', x)];
    const kind = x['kind'] as Schedule['kind'];
    if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind)) {
      return [issueOf(at(path, 'kind'), `one of ${Object.keys(kinds).join(', ')}`, kind)];
    }
    const issues = checkFields(x, kinds[kind], path, (name, inner, here) => {
      if (name === 'kind') return [];
      if (name === 'curve') return checkCurve(inner, here, depth);
      if (name === 'part') return check(inner, here, depth + 1);
      if (!/^(parts|factors|rates)$/.test(name)) return undefined;
      if (!Array.isArray(inner) || inner.length === 0)
        return [issueOf(here, 'an array with something in it', inner)];
      return Array.from(inner, (one, i) =>
        name === 'rates' ? checkValue(one, aRate, at(here, i)) : check(one, at(here, i), depth + 1),
      ).flat();
    });
    return issues.length > 0 ? issues : checkTogether(x as unknown as Schedule, path);
  }

  return check(value, '', 0);
}

function checkCurve(curve: unknown, path: string, depth: number): Issue[] {
  if (curves.includes(curve as string)) return [];
  const fields = isRecord(curve) && curveFields.find((list) => list.match(/[a-z]+/)![0] in curve);
  if (!fields || depth > maxDepth)
    return [issueOf(path, `one of ${curves}, or ${curveFields.join(' or ')}`, curve)];
  return checkFields(curve, fieldsOf(fields), path, (name, inner, here) =>
    name === 'curve' ? checkCurve(inner, here, depth + 1) : undefined,
  );
}

const isGeometric = (curve: unknown): boolean =>
  curve === 'geometric' || (isRecord(curve) && isGeometric(curve['curve']));

/** What only holds between fields, once each field is right. */
function checkTogether(x: Schedule, path: string): Issue[] {
  const fault = (wrong: boolean, field: string, expected: string, value: unknown): Issue[] =>
    wrong ? [issueOf(at(path, field), expected, value, 'range')] : [];
  const endless = (part: Schedule, field: string): Issue[] =>
    fault(durationOf(part) === Infinity, field, 'a finite duration', Infinity);
  switch (x.kind) {
    case 'ramp': {
      const ratio = x.to / x.from;
      return [
        ...fault(
          isGeometric(x.curve) && !(ratio > 0 && ratio < Infinity),
          'to',
          `a rate of the sign of from (${x.from})`,
          x.to,
        ),
        ...fault(
          !Number.isFinite(leftOf(x.curve, 1)(0.5)),
          'curve',
          'a curve with two different ends',
          x.curve,
        ),
      ];
    }
    case 'sequence':
      return x.parts.slice(0, -1).flatMap((part, i) => endless(part, at('parts', i)));
    case 'repeat':
      return [
        ...fault(
          x.times === null && x.stepsFactor < 1,
          'stepsFactor',
          'at least 1 where times is null',
          x.stepsFactor,
        ),
        ...endless(x.part, 'part'),
      ];
    case 'clamp':
      return fault((x.min ?? -Infinity) > (x.max ?? Infinity), 'max', `a number from min (${x.min})`, x.max);
    case 'window': {
      const end = durationOf(x.part);
      return fault(x.steps === null && x.start >= end, 'start', `a step before the end (${end})`, x.start);
    }
    case 'constant':
    case 'exponential':
    case 'powerLaw':
    case 'samples':
    case 'product':
    case 'stairs':
      return [];
  }
}
