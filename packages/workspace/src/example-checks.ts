import { expect } from 'vitest';

/** What `// => value` becomes: the two are deeply equal, numbers to the last bit. */
export function same(place: string, actual: unknown, expected: unknown): void {
  expect(actual, place).toStrictEqual(expected);
}

/** What `// throws text` becomes. */
export async function throws(place: string, run: () => unknown, text: string): Promise<void> {
  let message: string | undefined;
  try {
    await run();
  } catch (error) {
    message = error instanceof Error ? error.message : String(error);
  }
  expect(message, `${place} throws`).toBeDefined();
  expect(message, place).toContain(text);
}

/** What `~0.1` in a value becomes: a number within 1e-12 of it, relative to it. */
export function near(expected: number): unknown {
  return {
    asymmetricMatch: (actual: unknown) =>
      typeof actual === 'number' && Math.abs(actual - expected) <= 1e-12 * Math.abs(expected),
    toString: () => `~${expected}`,
    toAsymmetricMatcher: () => `~${expected}`,
  };
}
