import { floorDivided } from './python-number.ts';

/** What an operator or a function of Python gives; what is no finite number raises there. */
export const operators: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': floorDivided,
  // The sign is that of the divisor.
  '%': (a, b) => {
    const rest = a % b;
    return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
  },
  '**': (a, b) => a ** b,
};

export const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

/** Halves go to the even neighbour. */
function rounded(x: number): number {
  const floor = Math.floor(x);
  if (x - floor !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}

type MathFunction = (a: number, b?: number) => number;

const inMath: Readonly<Record<string, readonly [MathFunction, most?: number]>> = {
  cos: [Math.cos],
  sin: [Math.sin],
  tan: [Math.tan],
  tanh: [Math.tanh],
  exp: [Math.exp],
  log: [(a, b) => (b === undefined ? Math.log(a) : Math.log(a) / Math.log(b)), 2],
  log2: [Math.log2],
  log10: [Math.log10],
  sqrt: [Math.sqrt],
  floor: [Math.floor],
  ceil: [Math.ceil],
  trunc: [Math.trunc],
  fabs: [Math.abs],
};

export interface KnownFunction {
  readonly of: (...values: number[]) => number;
  readonly least: number;
  readonly most: number;
}

const known = (of: MathFunction, most = 1): KnownFunction => ({
  of: of as KnownFunction['of'],
  least: 1,
  most,
});

/** What stands before the names of functions: those of Python, of its own library, and of libraries of arrays. */
const modules = ['', 'math.', 'np.', 'numpy.', 'jnp.', 'tf.', 'tf.math.', 'ops.', 'keras.ops.'];

/** The functions of numbers by the names that programs give them. */
export const knownFunctions: ReadonlyMap<string, KnownFunction> = new Map([
  ['min', { of: Math.min, least: 2, most: 100 }],
  ['max', { of: Math.max, least: 2, most: 100 }],
  ['abs', known(Math.abs)],
  ['float', known((a) => a)],
  ['int', known(Math.trunc)],
  ['round', known(rounded)],
  ...modules.flatMap((prefix): [string, KnownFunction][] => [
    [`${prefix}pow`, { of: (a = 0, b = 0) => a ** b, least: 2, most: 2 }],
    ...Object.entries(inMath).map(([name, [of, most]]): [string, KnownFunction] => [
      prefix + name,
      known(of, most),
    ]),
  ]),
  ...modules.slice(2).flatMap((prefix): [string, KnownFunction][] => [
    [`${prefix}minimum`, { of: Math.min, least: 2, most: 2 }],
    [`${prefix}maximum`, { of: Math.max, least: 2, most: 2 }],
    [`${prefix}int32`, known(Math.trunc)],
    [`${prefix}full_like`, { of: (_, value) => value!, least: 2, most: 2 }],
    [`${prefix}where`, { of: (test, yes, no) => (test === 0 ? no! : yes!), least: 3, most: 3 }],
  ]),
]);

/** Functions that give their first argument back in another type. */
export const passingFunctions: ReadonlySet<string> = new Set(
  modules.slice(2).flatMap((prefix) => ['array', 'asarray', 'cast', 'constant'].map((name) => prefix + name)),
);

/** Functions that take an item out of a list. */
export const pickingFunctions: ReadonlySet<string> = new Set(
  modules.slice(2).flatMap((prefix) => ['gather', 'take'].map((name) => prefix + name)),
);

export const knownNumbers: ReadonlyMap<string, number> = new Map(
  modules.map((prefix) => [`${prefix}pi`, Math.PI]),
);
