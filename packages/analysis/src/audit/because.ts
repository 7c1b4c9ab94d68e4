import type { WholePlan } from './audit-plan.ts';
import type { Because } from './diagnosis.ts';

/** What in a plan has the number `value`, to a tenth of a percent: devices, accumulation, or both. */
export function becauseOf(value: number, plan: WholePlan): Because {
  return found(value, wholes(plan));
}

/** What in a plan a rate may have been scaled by: the same, or the root of one. */
export function scaledBecause(value: number, plan: WholePlan): Because {
  return found(value, [
    ...wholes(plan),
    [Math.sqrt(plan.devices), 'square root of the devices'],
    [Math.sqrt(plan.accumulation), 'square root of the accumulation'],
  ]);
}

type Named = readonly [number, Because];

const wholes = ({ devices, accumulation }: WholePlan): readonly Named[] => [
  [devices, 'devices'],
  [accumulation, 'accumulation'],
  [devices * accumulation, 'devices and accumulation'],
];

function found(value: number, numbers: readonly Named[]): Because {
  const same = numbers.find(
    ([number]) => number > 1 && [value, 1 / value].some((one) => Math.abs(one / number - 1) < 1e-3),
  );
  return same?.[1] ?? null;
}
