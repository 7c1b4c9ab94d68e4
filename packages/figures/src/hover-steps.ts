import { breakpointsOf, type Schedule } from '@lrlab/core';

/** How many steps across a figure answer the pointer: one every few pixels. */
const columns = 240;

/**
 * The whole steps that answer the pointer: evenly spread, and both sides of every breakpoint, so that the rates shown
 * there are rates that are used.
 */
export function hoverSteps(schedules: readonly Schedule[], end: number): number[] {
  const last = Math.floor(end);
  const steps = new Set<number>([0, last]);
  for (let i = 1; i < columns; i++) steps.add(Math.round((i * last) / columns));
  for (const schedule of schedules) {
    const breakpoints = breakpointsOf(schedule, { end, limit: columns + 1 });
    if (breakpoints.length > columns) continue;
    for (const breakpoint of breakpoints) {
      const next = Math.ceil(breakpoint);
      if (next <= last) steps.add(next - 1).add(next);
    }
  }
  return [...steps].sort((a, b) => a - b);
}
