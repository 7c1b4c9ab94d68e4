import { floorDivided } from './python-number.ts';

/** The operators of Python between two numbers. */
export const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': floorDivided,
  '**': (a, b) => a ** b,
};

/** Numbers that modules have names for. */
export const named: Readonly<Record<string, number>> = {
  'math.pi': Math.PI,
  'np.pi': Math.PI,
  'numpy.pi': Math.PI,
  'math.e': Math.E,
};

/** Functions of numbers that people write into arguments. */
export const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  int: (value = Number.NaN, ...more) => (more.length > 0 ? Number.NaN : Math.trunc(value)),
  float: (value = Number.NaN) => value,
  abs: (value = Number.NaN) => Math.abs(value),
  min: Math.min,
  max: Math.max,
  'math.sqrt': (value = Number.NaN) => Math.sqrt(value),
  'math.ceil': (value = Number.NaN) => Math.ceil(value),
  'math.floor': (value = Number.NaN) => Math.floor(value),
};
