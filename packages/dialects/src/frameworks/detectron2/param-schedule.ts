import type { Schedule } from '@lrlab/core';
import type { InnerCall } from '../../form/parameter.ts';
import { timeline } from '../../shared/timeline.ts';
import { spansOfParam } from './param-spans.ts';
import { wholeRun } from './progress.ts';

/** The value of a param scheduler at each of so many iterations. */
export const paramSchedule = (call: InnerCall, iterations: number): Schedule =>
  timeline(spansOfParam(call, wholeRun(iterations)));
