import { ScheduleError } from '@lrlab/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dialects, readText } from '../src/index.ts';
import { cases as flags } from './flag-cases.ts';
import { cases as configurations } from './layout-cases.ts';
import { cases as recipes } from './recipe-cases.ts';

const texts = [configurations, flags, recipes].flatMap((all) =>
  Object.values(all)
    .flat()
    .map(({ text }) => text),
);

test('a configuration that was cut, or is of another framework, is read or refused with places', () => {
  const dialect = fc.constantFrom(...dialects.map(({ id }) => id));
  const cut = fc
    .tuple(fc.constantFrom(...texts), fc.nat(400), fc.nat(40), fc.string({ maxLength: 4 }))
    .map(([text, at, length, put]) => text.slice(0, at) + put + text.slice(at + length));
  fc.assert(
    fc.property(dialect, cut, (id, text) => {
      try {
        readText(text, { dialect: id });
      } catch (error) {
        expect(error).toBeInstanceOf(ScheduleError);
        for (const { path } of (error as ScheduleError).issues) expect(path).toMatch(/^text:\d+:\d+$/);
      }
    }),
    { numRuns: 400 },
  );
});
