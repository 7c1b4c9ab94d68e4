import { ScheduleError } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { type Args, type GroupRun, readCall } from '../src/index.ts';

type Case = readonly [what: string, name: string, args: Args, run: GroupRun, refused: readonly RegExp[]];

/** Every refusal of a framework: the argument, its rule and the value, and all that apply in their order. */
export function refusals(dialect: string, cases: readonly Case[]): void {
  describe(dialect, () => {
    test.each(cases)('%s (%s)', (_, name, args, run, refused) => {
      let lines: string[] = [];
      try {
        readCall({ dialect, name, args, run });
      } catch (error) {
        expect(error).toBeInstanceOf(ScheduleError);
        lines = (error as ScheduleError).message.split('\n');
      }
      expect(lines).toEqual(refused.map((line) => expect.stringMatching(line)));
    });
  });
}
