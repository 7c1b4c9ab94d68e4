import { rateOf, type Schedule, ScheduleError } from '@lrlab/core';
import { expect } from 'vitest';
import { type Args, type Call, formOf, type GroupRun, readCall, readGroups } from '../src/index.ts';
import { type Fixture, fixtureOf } from './fixture.ts';

/** A reader of one of a framework's calls: its rates at the steps that are asked. */
export const reader =
  (dialect: string, name: string) =>
  (args: Args, run: GroupRun = {}) =>
  (...steps: number[]): number[] =>
    steps.map(rateOf(readCall({ dialect, name, args, run })));

export const near = (...rates: number[]): unknown[] => rates.map((rate) => expect.closeTo(rate, 12));

/** The paths and messages of a call that is refused. */
export function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(ScheduleError);
    return (error as ScheduleError).message;
  }
  return 'accepted';
}

/** What the fixture's own source answered at some steps. */
export const answered = ({ steps, rates }: Fixture, ...asked: number[]): number[] =>
  asked.map((step) => rates![steps.indexOf(step)]!);

export const readFixture = (name: string): Schedule => readGroups(callOf(fixtureOf(name)))[0]!;
export const callOf = ({ run = {}, ...fixture }: Fixture): Call => ({ ...fixture, run });
export const notes = (dialect: string, name: string): string =>
  formOf(dialect, name)
    .notes.map(({ text }) => text)
    .join('\n');
