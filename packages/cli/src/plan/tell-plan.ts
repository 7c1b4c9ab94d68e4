import type { MovedSchedule, MovedStep, PlanTable, StepUnit } from '@lrlab/analysis';
import type { Plan } from '@lrlab/core';
import { type Column, numberText, tableText } from '@lrlab/figures';

// What people read; every number is that of the tables.

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${shown(count)} ${count === 1 ? one : many}`;
const shown = (value: number): string => numberText(value, 6);

/** A plan in words. */
function planText({ images, batchSize, devices, accumulation, epochs, dropLast, rounding }: Plan): string {
  const batch =
    devices === 1 ? `batches of ${batchSize}` : `batches of ${batchSize} on each of ${devices} devices`;
  return [
    `${images} images in ${batch}`,
    ...(accumulation > 1 ? [`${accumulation} batches an update`] : []),
    counted(epochs, 'epoch'),
    ...(dropLast ? ['last batch dropped'] : []),
    ...(rounding === 'ceil' ? [] : [`rounding ${rounding}`]),
  ].join(', ');
}

/** A table of a plan, with all that does not divide. */
export function tableLines(table: PlanTable, when: string): string {
  const columns: (string | Column)[] = [
    when,
    ...['updates', 'batches', 'epochs', 'images'],
    { title: 'share', align: 'right' },
  ];
  const rows = table.rows.map(({ name, updates, batches, epochs, images, share }) => [
    name,
    whole(updates),
    whole(batches),
    shown(epochs),
    whole(images),
    `${numberText(share * 100, 4)} %`,
  ]);
  const right = columns.map((column, i) =>
    i === 0 || typeof column === 'object' ? column : { title: column as string, align: 'right' as const },
  );
  return [planText(table.plan), '', tableText({ columns: right, rows }), ...leftOver(table)].join('\n');
}

/** Counts in full, and what is no whole one in a few digits. */
const whole = (value: number): string => (Number.isInteger(value) ? String(value) : numberText(value, 9));

function leftOver({ imagesLeftOut, imagesRepeated, batchesLeftOver, roundings, plan }: PlanTable): string[] {
  const totals = roundings.map(({ rounding, totalSteps }) => `${rounding} ${totalSteps}`);
  const differ = new Set(roundings.map(({ totalSteps }) => totalSteps)).size > 1;
  const lines = [
    ...(imagesLeftOut ? [`an epoch leaves out ${counted(imagesLeftOut, 'image')} of ${plan.images}`] : []),
    ...(imagesRepeated ? [`an epoch shows ${counted(imagesRepeated, 'image')} twice`] : []),
    ...(batchesLeftOver
      ? [`an epoch ends with ${counted(batchesLeftOver, 'batch', 'batches')} without an update`]
      : []),
    ...(differ ? [`updates of the run by rounding: ${totals.join(', ')}`] : []),
  ];
  return lines.length > 0 ? ['', ...lines] : [];
}

/** What became of the rate, where there is one. */
export function rateText(
  [before, after]: readonly [PlanTable, PlanTable],
  rateFactor: number,
  scaling: string,
): string[] {
  const batches = `${before.effectiveBatch} images an update before, ${after.effectiveBatch} after`;
  if (before.rate === null || after.rate === null) {
    return rateFactor === 1 ? [] : [`rates: times ${shown(rateFactor)} (${batches})`];
  }
  const rule = scaling === 'sqrt' ? 'with the square root of the batch' : 'with the batch';
  const same = before.effectiveBatch === after.effectiveBatch ? 'the same batch' : 'left as it is';
  const why = rateFactor === 1 ? same : `times ${shown(rateFactor)}, ${rule}`;
  return [`rate: ${shown(before.rate)} before, ${shown(after.rate)} after, ${why} (${batches})`];
}

/** What of a table was rounded, in numbers. */
export function roundedText({ rows }: Pick<PlanTable, 'rows'>): string[] {
  return rows.flatMap(({ name, exactUpdates: exact, updates: after }) =>
    rounded(name, { exact, after }, 'updates'),
  );
}

/** What of a schedule was rounded that no table has: periods, and places where its steps are batches. */
export function roundedSteps(
  { places, periods }: Pick<MovedSchedule, 'places' | 'periods'>,
  stepUnit: StepUnit,
): string[] {
  return [
    ...places.flatMap((step) => rounded(`what was at ${step.before}`, step, stepUnit)),
    ...periods.flatMap((step) => rounded(`a period of ${step.before}`, step, stepUnit)),
  ];
}

/** A product that is off by its last digit was not rounded. */
function rounded(name: string, { exact, after }: Omit<MovedStep, 'before'>, unit: StepUnit): string[] {
  const [one, other] = [numberText(exact, 9), numberText(after, 9)];
  const by = numberText(Math.abs(after - exact), 3);
  return one === other
    ? []
    : [`rounded: ${name}, ${one} ${unit} to ${other} (${by} ${after > exact ? 'more' : 'less'})`];
}
