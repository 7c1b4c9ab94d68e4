import type { Issue } from '@lrlab/core';
import type { Family } from '../../form/family.ts';
import { type Form, form, type GroupRun, type Note } from '../../form/form.ts';
import type { InnerCall, Parameter } from '../../form/parameter.ts';
import { paramSchedule } from './param-schedule.ts';
import { paramOf } from './write-param.ts';

export const early: Note = {
  code: 'rounding',
  text: 'A change comes where + 1e-6 early: an iteration early for each million of the run.',
  fixture: 'detectron2/multi-step-five-million',
};
export const crash: Note = {
  code: 'raises',
  text: 'It raises at where = 1, which the hook of detectron2 asks for after the last iteration.',
  fixture: 'detectron2/constant-last-step',
};

interface Own<A> {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly refuses?: (args: A, run: GroupRun) => readonly Issue[];
  readonly notes: readonly Note[];
  readonly families: readonly Family[];
  readonly formula: string;
  readonly raisesAfterEnd?: boolean;
}

/** A param scheduler by itself: its values are the rates, over `totalSteps` iterations. */
export const paramForm = <A extends object>({ refuses = () => [], ...own }: Own<A>): Form =>
  form<A>({
    ...own,
    refuses,
    needs: ['totalSteps'],
    read: (args, { totalSteps = 1 }) =>
      paramSchedule({ name: own.name, args: args as InnerCall['args'] }, totalSteps),
    write: (schedule, { totalSteps = 1 }) =>
      paramOf(schedule, own.name, totalSteps) as Partial<A> | undefined,
  });
