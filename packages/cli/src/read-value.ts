import type { ValueTypes } from './command.ts';
import { lengthsIn } from './read-length.ts';

interface ValueType {
  readonly expected: string;
  /** The value of a text, or nothing if it is not such a value. */
  readonly read: (text: string) => unknown;
}

const numberOf = (text: string): number | undefined => {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
};

const countOf = (text: string): number | undefined => {
  const value = /^\s*\d+\s*$/.test(text) ? Number(text) : 0;
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
};

/** All of them, or nothing if one is missing. */
const allOf = (values: readonly (number | undefined)[]): readonly number[] | undefined =>
  values.every((value) => value !== undefined) ? values : undefined;

/** JSON where it is JSON, and else the text itself. */
function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** How the text of each type of option is read. */
const types: Readonly<Record<keyof ValueTypes, ValueType>> = {
  flag: { expected: 'no value', read: () => true },
  text: { expected: 'a text', read: (text) => text || undefined },
  number: { expected: 'a number', read: numberOf },
  above0: {
    expected: 'a number above 0',
    read: (text) => {
      const value = numberOf(text);
      return value !== undefined && value > 0 ? value : undefined;
    },
  },
  count: { expected: 'a whole number from 1', read: countOf },
  // People write the batch as images times devices.
  product: {
    expected: 'a whole number from 1, or a product such as 8*8',
    read: (text) => {
      const product = allOf(text.split('*').map(countOf))?.reduce((all, factor) => all * factor, 1);
      return Number.isSafeInteger(product) ? product : undefined;
    },
  },
  rates: {
    expected: 'a number, or numbers with commas between them',
    read: (text) => allOf(text.split(',').map(numberOf)),
  },
  length: {
    expected: 'a number with its unit, such as 500updates, 5epochs or 10%',
    read: (text) => {
      const [length, more] = lengthsIn(text) ?? [];
      return more === undefined ? length : undefined;
    },
  },
  lengths: {
    expected: 'numbers with commas between them and their unit, such as 8,11epochs',
    read: lengthsIn,
  },
  parameter: {
    expected: 'NAME=VALUE',
    read: (text) => {
      const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
      return name === undefined || value === undefined ? undefined : [name.trim(), jsonOrText(value)];
    },
  },
};

/** The value of an option's text, or what was expected in place of it. */
export function readValue(type: keyof ValueTypes, text: string): { value: unknown } | { expected: string } {
  const value = types[type].read(text);
  return value === undefined ? { expected: types[type].expected } : { value };
}
