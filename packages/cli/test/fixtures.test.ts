import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { answersTo } from './lrlab.ts';

/** What a framework answered; packages/conformance tells what each key means. */
interface Fixture {
  readonly file: string;
  readonly dialect: string;
  readonly name: string;
  readonly args: object;
  readonly run?: object;
  readonly steps: readonly number[];
  readonly rates?: readonly number[];
  readonly groups?: readonly (readonly number[])[];
  readonly cycleShort?: readonly number[];
}

const folder = new URL('../../dialects/fixtures/', import.meta.url);

const spread = ({ start, every, count }: Readonly<Record<'start' | 'every' | 'count', number>>): number[] =>
  Array.from({ length: count }, (_, i) => start + i * every);

const fixtures: readonly Fixture[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => {
    const { steps = [], ...rest } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    return { ...rest, file, steps: Array.isArray(steps) ? steps : spread(steps) };
  });

// A refused call has no rates; a parameter group more is a list more.
const answered = fixtures.filter(({ rates, groups }) => rates || groups);

describe('one process answers what every framework answered, to 1e-12 of the peak', () => {
  let answers: readonly Readonly<Record<string, unknown>>[] = [];
  beforeAll(() => {
    answers = answersTo(
      answered.map(({ file, dialect, name, args, run, steps }) => ({
        id: file,
        dialect,
        name,
        args,
        run,
        steps,
      })),
    );
  });

  test('in order', () => {
    expect(answered.length).toBeGreaterThan(300);
    expect(answers.map(({ id }) => id)).toEqual(answered.map(({ file }) => file));
  });

  test.each(answered.map((fixture, i) => [fixture.file, fixture, i] as const))('%s', (_, fixture, i) => {
    const found = answers[i]!['rates'] as number[] | number[][] | undefined;
    const expected = fixture.groups ?? [fixture.rates!];
    const lists = Array.isArray(found?.[0]) ? (found as number[][]) : [found as number[]];
    expect(lists).toHaveLength(expected.length);
    for (const [group, rates] of expected.entries()) {
      const peak = Math.max(...rates.map(Math.abs), Number.MIN_VALUE);
      const off = fixture.steps.filter(
        (step, k) =>
          !fixture.cycleShort?.includes(step) && !(Math.abs(lists[group]![k]! - rates[k]!) <= 1e-12 * peak),
      );
      expect(off).toEqual([]);
    }
  });
});

test('a step past the table of ConvNeXt is refused as its loop refuses it, and the last one is answered', () => {
  const { dialect, name, args } = fixtures.find(({ file }) => file === 'convnext/past-the-end.json')!;
  const [inside, past] = answersTo([
    { id: 1, dialect, name, args, steps: [0, 19] },
    { id: 2, dialect, name, args, steps: [19, 20] },
  ]);
  expect(inside!['rates']).toEqual([0.1, expect.closeTo(0.001609427140540686, 14)]);
  const message = 'expected a step before 20, as the framework fails from there on, got 20';
  expect(past!['error']).toEqual({ issues: [{ path: 'steps[1]', code: 'range', message }] });
});
