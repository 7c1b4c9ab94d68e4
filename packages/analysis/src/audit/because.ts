import type { WholePlan } from './audit-plan.ts';
import type { Because } from './diagnosis.ts';

/** What in a plan has the number `value`, to a tenth of a percent: devices, accumulation, both, or the root of one. */
export function becauseOf(value: number, { devices, accumulation }: WholePlan): Because {
  const numbers: [number, Because][] = [
    [devices, 'devices'],
    [accumulation, 'accumulation'],
    [devices * accumulation, 'devices and accumulation'],
    [Math.sqrt(devices), 'square root of the devices'],
    [Math.sqrt(accumulation), 'square root of the accumulation'],
  ];
  const found = numbers.find(
    ([number]) => number > 1 && [value, 1 / value].some((one) => Math.abs(one / number - 1) < 1e-3),
  );
  return found?.[1] ?? null;
}
