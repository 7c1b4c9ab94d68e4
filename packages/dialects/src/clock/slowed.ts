import { parseSchedule, type Schedule } from '@lrlab/core';

const lengths: readonly string[] = ['steps', 'every', 'timescale', 'start'];

/** A schedule in so many times fewer steps: divided, as a product with the inverse would round whole lengths away. */
export function slowed(x: Schedule, times: number): Schedule {
  return times === 1 ? x : parseSchedule(divided(x, times));
}

function divided(x: object, times: number): object {
  const field = ([name, value]: [string, unknown]): [string, unknown] => {
    if (lengths.includes(name) && typeof value === 'number') return [name, value / times];
    if (Array.isArray(value) && name !== 'rates') return [name, value.map((part) => divided(part, times))];
    return [name, name === 'part' ? divided(value as object, times) : value];
  };
  return Object.fromEntries(Object.entries(x).map(field));
}
